//! Another Lamplight, as a process of its own that can be killed.

use std::env;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

const DATA_DIR: &str = "LAMPLIGHT_TEST_OWNER_OF";

/// A process that has started PostgreSQL and now waits for its standard input to end.
pub(super) struct Owner {
    pub(super) process: Child,
    /// The server's process id.
    pub(super) server: u32,
    /// Kept open, or the process would die of writing to it.
    _output: BufReader<ChildStdout>,
}

impl Owner {
    pub(super) fn start(data_dir: &Path) -> Self {
        let me = env::current_exe().expect("the test program");
        let mut process = Command::new(me)
            .args(["--ignored", "--exact", "--nocapture", "embedded::owner::the_other_process"])
            .env(DATA_DIR, data_dir)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the process starts");
        let mut output = BufReader::new(process.stdout.take().expect("its output"));
        let server = output
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("server ")?.parse().ok())
            .expect("the other process tells which server it has started");
        Self { process, server, _output: output }
    }
}

#[test]
#[ignore = "it is the other process of the tests beside it"]
fn the_other_process() {
    let Some(data_dir) = env::var_os(DATA_DIR) else {
        return;
    };
    let postgres = super::start(Path::new(&data_dir));
    println!("\nserver {}", postgres.pid());
    let mut rest = Vec::new();
    std::io::stdin().read_to_end(&mut rest).expect("standard input");
}
