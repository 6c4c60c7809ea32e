//! Tidying up when the run ends, however it ends.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// A shell that waits until this process is gone, for whatever reason, and then runs `script` with
/// `arguments`. Keep it as long as the run lasts: the end of its standard input is the sign, and
/// the system brings that about. It has a process group of its own, so that Ctrl-C does not reach
/// it before its work is done.
pub fn at_the_end<S: AsRef<OsStr>>(script: &str, arguments: &[S]) -> Child {
    Command::new("sh")
        .args(["-c", &format!("read -r _\n{script}"), "watchdog"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("a shell that tidies up at the end")
}
