//! A worker by itself, for the tests of this crate: they need one that really is a process. With
//! an argument it is one that misbehaves.

use std::io::{Read, Write};
use std::process::ExitCode;

use lamplight_media::worker::{Timing, Worker, confine, worker_main};
use lamplight_media::{Crop, Limits, Recipe};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => worker_main(),
        ["hang", pid_file] => hang(pid_file),
        ["eat"] => eat(),
        ["spin"] => spin(),
        ["endless"] => endless(),
        ["lie"] => lie(),
        ["confined"] => confined(),
        ["itself", picture] => itself(picture),
        _ => ExitCode::from(2),
    }
}

/// Says who it is, and then nothing for ever.
fn hang(pid_file: &str) -> ExitCode {
    if std::fs::write(pid_file, std::process::id().to_string()).is_err() {
        return ExitCode::FAILURE;
    }
    loop {
        std::thread::park();
    }
}

/// Takes three gigabytes before it does its work, as a decoder does that believes a header.
fn eat() -> ExitCode {
    if confine().is_err() {
        return ExitCode::from(2);
    }
    let food: Vec<Vec<u8>> = (0..48).map(|_| vec![1; 64 * 1024 * 1024]).collect();
    if food.len() == 48 { worker_main() } else { ExitCode::FAILURE }
}

/// Computes for ever, with a limit of a second instead of many.
fn spin() -> ExitCode {
    use nix::sys::resource::{Resource, setrlimit};
    if setrlimit(Resource::RLIMIT_CPU, 1, 1).is_err() {
        return ExitCode::from(2);
    }
    loop {
        std::hint::spin_loop();
    }
}

/// Answers without an end.
fn endless() -> ExitCode {
    let piece = vec![0; 1024 * 1024];
    while std::io::stdout().write_all(&piece).is_ok() {}
    ExitCode::SUCCESS
}

/// Says that a page with a script is a JPEG.
fn lie() -> ExitCode {
    std::io::stdin().read_to_end(&mut Vec::new()).ok();
    let page = "<script>alert(1)</script>";
    let head =
        format!(r#"{{"Made":[{{"width":1,"height":1,"output":"Jpeg","length":{}}}]}}"#, page.len());
    let length = (head.len() as u32).to_be_bytes();
    let message = [&length[..], head.as_bytes(), page.as_bytes()].concat();
    std::io::stdout().write_all(&message).ok();
    ExitCode::SUCCESS
}

/// Does its work only if it sees nothing of its parent and can do nothing else.
fn confined() -> ExitCode {
    let sees_nothing = std::env::vars_os().next().is_none()
        && std::env::current_dir().is_ok_and(|folder| folder.as_os_str() == "/");
    let can_open = || std::fs::File::open("/dev/null").is_ok();
    if sees_nothing && can_open() && confine().is_ok() && !can_open() {
        worker_main()
    } else {
        ExitCode::FAILURE
    }
}

/// Is a program whose file has gone since it was started, and has itself as its worker.
fn itself(picture: &str) -> ExitCode {
    let done = || -> Result<(), Box<dyn std::error::Error>> {
        std::fs::remove_file(std::env::current_exe()?)?;
        let worker = Worker::this_program(vec![], Limits::default(), Timing::default())?;
        let file = std::fs::read(picture)?.into();
        let recipe = Recipe { crop: Crop::Whole, widths: vec![16] };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(worker.take_in(file, recipe))?;
        Ok(())
    };
    if done().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
