//! The private PostgreSQL, on the real thing: its own folders, its own servers, real kills.

mod crashes;
mod folders;
mod neighbours;
mod owner;
mod roles;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_types::Text;
use lamplight_embedded_postgres::{Embedded, Settings};
use tempfile::TempDir;

/// A data directory of the test's own, as safe against a power cut as an empty room.
fn settings(folder: impl AsRef<Path>) -> Settings {
    Settings { data_dir: folder.as_ref().to_owned(), for_tests: true, ..Settings::default() }
}

fn folder() -> TempDir {
    TempDir::with_prefix("lamplight-").expect("a temporary folder")
}

fn start(folder: impl AsRef<Path>) -> Embedded {
    Embedded::start(&settings(folder)).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(folder: impl AsRef<Path>) -> String {
    Embedded::start(&settings(folder)).expect_err("it must not start").to_string()
}

fn connect(postgres: &Embedded) -> PgConnection {
    PgConnection::establish(&postgres.url()).unwrap_or_else(|error| panic!("{error}"))
}

/// As whoever the server belongs to.
fn as_owner(postgres: &Embedded, database: &str) -> PgConnection {
    let url = postgres.owners_url_for(database);
    PgConnection::establish(&url).unwrap_or_else(|error| panic!("{error}"))
}

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Text)]
    answer: String,
}

/// The one text that a query gives.
fn ask(conn: &mut PgConnection, query: &str) -> String {
    let row: Answer = diesel::sql_query(format!("select ({query})::text as answer"))
        .get_result(conn)
        .unwrap_or_else(|error| panic!("{query}: {error}"));
    row.answer
}

fn tell(conn: &mut PgConnection, statement: &str) {
    diesel::sql_query(statement).execute(conn).unwrap_or_else(|error| panic!("{error}"));
}

/// Looks until there is something to see.
fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(Instant::now() < deadline, "waited a minute for {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

fn kill_9(pid: u32) {
    use nix::sys::signal::{Signal, kill};
    kill(nix::unistd::Pid::from_raw(pid.cast_signed()), Signal::SIGKILL).expect("kill");
}

/// Whether the process is there, and neither just ending nor waiting to be buried: those have no
/// command line any more.
fn lives(pid: u32) -> bool {
    fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|command| !command.is_empty())
}

#[test]
fn what_was_written_is_there_after_a_restart() {
    let folder = folder();
    let postgres = start(&folder);
    tell(&mut connect(&postgres), "create table lamp as select 'lit' as state");
    let pid = postgres.pid();
    postgres.stop().expect("it stops");
    assert!(!lives(pid), "a stopped server is gone");

    let postgres = start(&folder);
    assert_ne!(postgres.pid(), pid);
    assert_eq!(ask(&mut connect(&postgres), "select state from lamp"), "lit");
}

#[test]
fn it_is_reached_by_its_socket_only_and_never_loses_a_commit() {
    let folder = folder();
    let settings = Settings {
        for_tests: false,
        extra: vec![("max_connections".into(), "17".into())],
        ..settings(&folder)
    };
    let postgres = Embedded::start(&settings).unwrap_or_else(|error| panic!("{error}"));
    let mut conn = connect(&postgres);
    let mut setting = |name: &str| ask(&mut conn, &format!("current_setting('{name}')"));
    assert_eq!(setting("listen_addresses"), "");
    assert_eq!(setting("unix_socket_permissions"), "0700");
    assert_eq!(setting("fsync"), "on");
    assert_eq!(setting("synchronous_commit"), "on");
    assert_eq!(setting("server_encoding"), "UTF8");
    assert_eq!(setting("max_connections"), "17");
}

#[test]
fn tests_may_trade_safety_for_speed_and_have_databases_of_their_own() {
    let folder = folder();
    let postgres = start(&folder);
    tell(&mut as_owner(&postgres, "postgres"), "create database \"a story's own\"");
    let mut own = as_owner(&postgres, "a story's own");
    assert_eq!(ask(&mut own, "current_database()"), "a story's own");
    assert_eq!(ask(&mut own, "current_setting('fsync')"), "off");
}

#[test]
fn its_log_names_errors_but_not_what_they_are_about() {
    let folder = folder();
    let postgres = start(&folder);
    let mut conn = connect(&postgres);
    tell(&mut conn, "create table letters (text text constraint one_of_each unique)");
    tell(&mut conn, "insert into letters select md5('lamp')");
    let twice = diesel::sql_query("insert into letters select md5('lamp')").execute(&mut conn);
    assert!(twice.is_err());
    let log = fs::read_to_string(folder.path().join("postgres.log")).expect("its log");
    assert!(log.contains("one_of_each"), "{log}");
    let text = ask(&mut conn, "md5('lamp')");
    assert!(!log.contains(text.trim_matches('"')), "{log}");
}

#[test]
fn dropping_it_stops_the_server() {
    let folder = folder();
    let pid = start(&folder).pid();
    assert!(!lives(pid));
}
