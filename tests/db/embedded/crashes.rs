//! Kills and what they leave behind.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use diesel::prelude::*;
use lamplight_embedded_postgres::{Embedded, Settings};

use super::{ask, connect, folder, kill_9, lives, settings, start, tell, until};

/// The first answer after a crash.
fn answer_again(postgres: &Embedded, query: &str) -> String {
    let mut conn = until("PostgreSQL", || PgConnection::establish(&postgres.url()).ok());
    ask(&mut conn, query)
}

#[test]
fn a_killed_server_comes_back_with_everything_that_was_committed() {
    let folder = folder();
    let durable = ("synchronous_commit".into(), "on".into());
    let settings = Settings { extra: vec![durable], ..settings(&folder) };
    let mut postgres = Embedded::start(&settings).expect("it starts");
    postgres.watch().expect("it watches");
    let mut conn = connect(&postgres);
    tell(&mut conn, "create table lamp as select 'lit' as state");
    for _ in 0..2 {
        let pid = postgres.pid();
        kill_9(pid);
        until("another server", || (postgres.pid() != pid).then_some(()));
        assert_eq!(answer_again(&postgres, "select state from lamp"), "lit");
    }
    let last = postgres.pid();
    postgres.stop().expect("it stops");
    assert!(!lives(last), "a server that was stopped stays stopped");
}

#[test]
fn a_server_that_was_left_running_is_adopted_and_watched_like_our_own() {
    let folder = folder();
    let first = start(&folder);
    let pid = first.pid();
    first.leave_running();
    let mut second = start(&folder);
    assert_eq!(second.pid(), pid);
    second.watch().expect("it watches");
    kill_9(pid);
    until("another server", || (second.pid() != pid).then_some(()));
    assert_eq!(answer_again(&second, "1 + 1"), "2");
}

#[test]
fn a_server_whose_socket_was_tidied_away_is_replaced() {
    let folder = folder();
    let first = start(&folder);
    let pid = first.pid();
    first.leave_running();
    fs::remove_file(folder.path().join("postgres/run/.s.PGSQL.5432")).expect("the socket");
    let second = start(&folder);
    assert_ne!(second.pid(), pid);
    assert_eq!(ask(&mut connect(&second), "1 + 1"), "2");
}

#[test]
fn a_set_up_that_was_killed_half_way_is_done_again() {
    let folder = folder();
    start(&folder).stop().expect("it stops");
    let home = folder.path().join("postgres");
    fs::rename(home.join("data"), home.join("data.new")).expect("rename");
    fs::remove_file(home.join("data.new/PG_VERSION")).expect("remove");
    assert_eq!(ask(&mut connect(&start(&folder)), "1 + 1"), "2");
}

/// What a crashed PostgreSQL leaves, with this process id in it.
fn leave_pid_files(home: &Path, pid: u32) {
    let data = home.join("data");
    let socket_dir = home.join("run");
    let text = format!(
        "{pid}\n{}\n1700000000\n5432\n{}\n\n  5432001  9\nready   \n",
        data.display(),
        socket_dir.display()
    );
    fs::write(data.join("postmaster.pid"), &text).expect("the pid file");
    fs::create_dir(&socket_dir).expect("the socket's folder");
    let owner = fs::metadata(home).expect("the folder");
    std::os::unix::fs::chown(&socket_dir, Some(owner.uid()), Some(owner.gid())).expect("chown");
    fs::set_permissions(&socket_dir, fs::Permissions::from_mode(0o700)).expect("close");
    fs::write(socket_dir.join(".s.PGSQL.5432.lock"), &text).expect("the socket's lock");
    fs::write(socket_dir.join(".s.PGSQL.5432"), "").expect("the socket");
}

/// A process of the user who owns the data: PostgreSQL by itself fears no other.
fn process_of_the_owner(home: &Path, program: &str) -> Child {
    let owner = fs::metadata(home).expect("the folder");
    let mut command = Command::new(program);
    command.stdin(Stdio::piped()).current_dir("/");
    if nix::unistd::Uid::effective().is_root() {
        command.uid(owner.uid()).gid(owner.gid());
    }
    command.spawn().expect("the process starts")
}

#[test]
fn a_pid_file_of_a_process_that_is_gone_is_no_hindrance() {
    let folder = folder();
    start(&folder).stop().expect("it stops");
    leave_pid_files(&folder.path().join("postgres"), 4_000_000);
    assert_eq!(ask(&mut connect(&start(&folder)), "1 + 1"), "2");
}

#[test]
fn a_pid_file_whose_process_id_a_stranger_got_is_no_hindrance() {
    let folder = folder();
    start(&folder).stop().expect("it stops");
    let home = folder.path().join("postgres");
    let mut stranger = process_of_the_owner(&home, "cat");
    leave_pid_files(&home, stranger.id());
    assert_eq!(ask(&mut connect(&start(&folder)), "1 + 1"), "2");
    assert!(lives(stranger.id()), "the stranger is left alone");
    drop(stranger.stdin.take());
    stranger.wait().expect("the stranger ends");
}

#[test]
fn a_pid_file_of_a_zombie_is_no_hindrance() {
    let folder = folder();
    start(&folder).stop().expect("it stops");
    let home = folder.path().join("postgres");
    let mut zombie = process_of_the_owner(&home, "true");
    until("its death", || (!lives(zombie.id())).then_some(()));
    leave_pid_files(&home, zombie.id());
    assert_eq!(ask(&mut connect(&start(&folder)), "1 + 1"), "2");
    zombie.wait().expect("the zombie is buried");
}
