//! Two Lamplights on one data directory, at the same time and one after the other.

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use super::owner::Owner;
use super::{ask, connect, folder, kill_9, lives, refused, start};

#[test]
fn the_second_is_told_who_has_the_folder() {
    let folder = folder();
    let mut other = Owner::start(folder.path());
    let said = refused(&folder);
    assert!(said.contains(&format!("process {}", other.process.id())), "{said}");
    assert!(said.contains(&folder.path().display().to_string()), "{said}");

    drop(other.process.stdin.take());
    assert!(other.process.wait().expect("it ends").success());
    assert!(!lives(other.server), "whoever leaves in peace puts out the light");
    assert_eq!(ask(&mut connect(&start(&folder)), "1 + 1"), "2");
}

#[test]
fn the_server_of_a_killed_lamplight_is_adopted() {
    let folder = folder();
    let mut other = Owner::start(folder.path());
    kill_9(other.process.id());
    other.process.wait().expect("it is dead");
    let postgres = start(&folder);
    assert_eq!(postgres.pid(), other.server);
    assert_eq!(ask(&mut connect(&postgres), "1 + 1"), "2");
    postgres.stop().expect("it stops");
    assert!(!lives(other.server), "an adopted server is stopped like our own");
}

#[test]
fn ctrl_c_in_the_terminal_does_not_reach_the_server() {
    let folder = folder();
    let mut other = Owner::start(folder.path());
    let group = Pid::from_raw(other.process.id().cast_signed());
    killpg(group, Signal::SIGINT).expect("what a terminal does");
    other.process.wait().expect("it is dead");
    assert_eq!(start(&folder).pid(), other.server);
}

#[test]
fn after_both_were_killed_everything_starts_anew() {
    let folder = folder();
    let mut other = Owner::start(folder.path());
    kill_9(other.process.id());
    kill_9(other.server);
    other.process.wait().expect("it is dead");
    let postgres = start(&folder);
    assert_ne!(postgres.pid(), other.server);
    assert_eq!(ask(&mut connect(&postgres), "1 + 1"), "2");
}
