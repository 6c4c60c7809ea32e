//! What the program can be told to do, and its exit codes: 0 done, 1 it failed, 2 wrong usage
//! or settings, 3 a story file has mistakes.

use crate::{app::App, demo, operators, serve};
use clap::{Parser, Subcommand};
use lamplight_core::{config::Config, db::migrate, logs};
use lamplight_media::worker::worker_main;
use lamplight_story_file as story_file;
use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};
use url::Url;
use uuid::Uuid;

/// Host games for other people.
#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "Settings come from the environment; the README lists them."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Open the house (the default).
    Serve,
    /// Bring the database's schema up to date and stop.
    Migrate,
    /// Fill the database with believable people, stories and evenings in every state.
    Demo,
    /// List the work that has failed for good, and why.
    Jobs {
        #[command(subcommand)]
        action: Option<JobsAction>,
    },
    /// Add a new secret key; what the older ones signed goes on working.
    RotateKey,
    /// Check story files and say every mistake with its line.
    Check {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Also measure them against the stories that ship with Lamplight.
        #[arg(long)]
        house: bool,
        /// Also print what each cast gets to see.
        #[arg(long)]
        casts: bool,
    },
    /// Decode one picture, for the Lamplight that started this one.
    #[command(hide = true)]
    MediaWorker,
}

#[derive(Subcommand)]
enum JobsAction {
    /// Try a failed one once more.
    Retry {
        /// Its id, as in the list.
        id: Uuid,
    },
}

/// Does what `cli` says.
pub fn run(cli: Cli) -> ExitCode {
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => with_config(open),
        Command::Migrate => with_config(bring_up_to_date),
        Command::Demo => with_config(fill),
        Command::Jobs { action: None } => {
            with_config(|config| told(operators::failed_jobs(&config)))
        }
        Command::Jobs { action: Some(JobsAction::Retry { id }) } => {
            with_config(|config| told(operators::retry_job(&config, id)))
        }
        Command::RotateKey => with_config(|config| told(operators::rotate_key(&config))),
        Command::Check { files, house, casts } => check(&files, house, casts),
        // It has no settings, and what it says is a picture: nothing else may come first.
        Command::MediaWorker => worker_main(),
    }
}

fn told(done: Result<String, String>) -> Result<(), String> {
    say(&mut io::stdout(), &done?);
    Ok(())
}

fn with_config(work: impl FnOnce(Config) -> Result<(), String>) -> ExitCode {
    logs::start();
    let config = match Config::from_env() {
        Ok(config) => config,
        Err(wrong) => {
            say(&mut io::stderr(), "Lamplight cannot start with these settings:");
            for line in wrong {
                say(&mut io::stderr(), &format!("  {line}"));
            }
            return ExitCode::from(2);
        }
    };
    match work(config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&mut io::stderr(), &format!("lamplight: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn say(out: &mut impl Write, line: &str) {
    // Nobody listening is no reason to fail.
    let _ = writeln!(out, "{line}");
}

fn open(config: Config) -> Result<(), String> {
    let opened = |address: &str| {
        say(&mut io::stdout(), &format!("Lamplight is open at {address}"));
    };
    let system = actix_web::rt::System::new();
    let done = system.block_on(serve::run(config, opened)).map_err(|error| error.to_string());
    // Its end would wait for work that waits for the database, and that may be for ever.
    std::mem::forget(system);
    done
}

fn bring_up_to_date(config: Config) -> Result<(), String> {
    let (url, embedded) = serve::database(&config).map_err(|error| error.to_string())?;
    let applied = migrate::run(&serve::direct(&config, &url)).map_err(|error| error.to_string());
    drop(config);
    if let Some(embedded) = embedded {
        embedded.stop().map_err(|error| error.to_string())?;
    }
    match applied?.as_slice() {
        [] => say(&mut io::stdout(), "The database is up to date."),
        names => say(&mut io::stdout(), &format!("applied {}", names.join(", "))),
    }
    Ok(())
}

fn fill(mut config: Config) -> Result<(), String> {
    // Nobody listens yet: the links are those of a house that is opened with these settings.
    if config.public_url.is_none() && config.listen.port() != 0 {
        config.public_url = Url::parse(&format!("http://{}", config.listen)).ok();
    }
    let (url, embedded) = serve::database(&config).map_err(|error| error.to_string())?;
    let filled = migrate::run(&serve::direct(&config, &url))
        .map_err(|error| error.to_string())
        .and_then(|_| App::new(config, &url).map_err(|error| error.to_string()))
        .and_then(|app| demo::fill(&app, &mut io::stdout()));
    if let Some(embedded) = embedded {
        embedded.stop().map_err(|error| error.to_string())?;
    }
    filled
}

fn check(files: &[PathBuf], house: bool, casts: bool) -> ExitCode {
    match story_file::cli::check_files(files, house, casts, &mut io::stdout()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(3),
        Err(error) => {
            say(&mut io::stderr(), &format!("lamplight: {error}"));
            ExitCode::FAILURE
        }
    }
}
