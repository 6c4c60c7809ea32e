//! As whom the database is used.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

use diesel::RunQueryDsl;
use lamplight_core::db::migrate;
use lamplight_embedded_postgres::Embedded;
use nix::unistd::{Uid, User};

use super::{as_owner, ask, connect, folder, start, tell};

/// How much of the database is not the application's.
const NOT_ITS_OWN: &str = "select count(*) from pg_class \
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S', 'v') \
    and pg_get_userbyid(relowner) <> 'lamplight_app'";

#[test]
fn the_application_owns_its_database_and_nothing_else() {
    let folder = folder();
    let postgres = start(&folder);
    let mut conn = connect(&postgres);
    assert_eq!(ask(&mut conn, "current_user"), "lamplight_app");
    let owner =
        "select pg_get_userbyid(datdba) from pg_database where datname = current_database()";
    assert_eq!(ask(&mut conn, owner), "lamplight_app");
    let may = "select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls \
               from pg_roles where rolname = current_user";
    assert_eq!(ask(&mut conn, may), "false");
    for forbidden in [
        "create database other",
        "create role other",
        "alter system set fsync = off",
        "create temp table f (line text); copy f from program 'id'",
        "select pg_read_file('/etc/passwd')",
        "set role lamplight",
    ] {
        for statement in forbidden.split("; ") {
            let done = diesel::sql_query(statement).execute(&mut conn);
            assert!(done.is_err() || statement.contains("temp"), "it may: {statement}");
        }
    }
    migrate::run(&postgres.url()).expect("its tables");
    assert_eq!(ask(&mut conn, NOT_ITS_OWN), "0");
}

/// The folder as Lamplight made it when it used its PostgreSQL as the owner, whom anybody was who
/// could reach the socket.
fn as_it_was(postgres: Embedded, folder: &std::path::Path) {
    let (mut main, mut own) = (as_owner(&postgres, "postgres"), as_owner(&postgres, "lamplight"));
    tell(&mut main, "alter database lamplight owner to lamplight");
    tell(&mut own, "alter schema public owner to pg_database_owner");
    tell(&mut own, "drop role lamplight_app");
    migrate::run(&postgres.owners_url_for("lamplight")).expect("its tables");
    tell(&mut own, "insert into stories_that_were_told values ('one')");
    drop((main, own));
    postgres.stop().expect("it stops");
    fs::write(folder.join("postgres/data/pg_hba.conf"), "local all all trust\n").expect("trust");
}

#[test]
fn what_an_older_lamplight_left_is_handed_over_at_the_next_start() {
    let folder = folder();
    let postgres = start(&folder);
    let mut own = as_owner(&postgres, "lamplight");
    tell(&mut own, "create type mood as enum ('bright', 'dark')");
    tell(&mut own, "create table stories_that_were_told (name text, id serial)");
    tell(&mut own, "alter type mood owner to lamplight");
    tell(&mut own, "alter table stories_that_were_told owner to lamplight");
    drop(own);
    as_it_was(postgres, folder.path());

    let postgres = start(&folder);
    let mut conn = connect(&postgres);
    assert_eq!(ask(&mut conn, "current_user"), "lamplight_app");
    assert_eq!(ask(&mut conn, NOT_ITS_OWN), "0");
    assert_eq!(ask(&mut conn, "select name from stories_that_were_told"), "one");
    // It can go on with it as with its own.
    tell(&mut conn, "alter table stories_that_were_told add column told mood");
    tell(&mut conn, "alter table users add column lamp text");
    tell(&mut conn, "drop function mystery_snapshot(uuid)");
    assert!(migrate::run(&postgres.url()).expect("nothing to do").is_empty());
    postgres.stop().expect("it stops");
    let postgres = start(&folder);
    assert_eq!(ask(&mut connect(&postgres), "select name from stories_that_were_told"), "one");
}

#[test]
fn another_user_of_the_machine_is_nobody_there() {
    let nobody = User::from_name("nobody").ok().flatten();
    let (true, Some(nobody)) = (Uid::effective().is_root(), nobody) else {
        return; // Nobody else can become another user.
    };
    let folder = folder();
    let postgres = start(&folder);
    let run = folder.path().join("postgres/run");
    // As if every other lock had been left open.
    let all = [folder.path().to_owned(), folder.path().join("postgres"), run.clone()];
    for open in all.into_iter().chain([run.join(".s.PGSQL.5432")]) {
        fs::set_permissions(open, Permissions::from_mode(0o777)).expect("open");
    }
    for role in ["lamplight", "lamplight_app"] {
        let output = Command::new("psql")
            .args([
                "-h",
                run.to_str().expect("a path"),
                "-U",
                role,
                "-d",
                "lamplight",
                "-c",
                "select 1",
            ])
            .uid(nobody.uid.as_raw())
            .gid(nobody.gid.as_raw())
            .current_dir("/")
            .output()
            .expect("psql");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("Peer authentication failed"), "{role}: {said}");
    }
    assert_eq!(ask(&mut connect(&postgres), "1 + 1"), "2");
}
