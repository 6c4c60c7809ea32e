//! What the program answers to its arguments and settings, and with which exit code.

use std::fs;
use std::path::Path;
use std::process::Output;

use super::folder::Folder;
use super::{Lamplight, Settings};
use support::Database;

/// Runs the program to its end: its exit code, what it said, and what it complained about.
fn run(settings: &Settings, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } =
        settings.command(arguments).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (status.code(), text(stdout), text(stderr))
}

fn nowhere() -> Settings {
    Settings::over("postgresql://lamplight@/lamplight?host=/nowhere&password=swordfish")
}

#[tokio::test]
async fn the_second_in_a_data_directory_is_told_who_has_it() {
    let folder = Folder::new();
    let first = Lamplight::start(Settings::private(folder.path())).await;
    let (code, said, complaint) = run(&Settings::private(folder.path()), &["serve"]);
    assert_eq!((code, said.as_str()), (Some(1), ""), "{complaint}");
    assert!(complaint.contains(&format!("process {}", first.id())), "{complaint}");
    assert!(complaint.contains(folder.path().to_str().unwrap()), "{complaint}");
}

#[test]
fn wrong_settings_are_named_all_at_once() {
    let settings = nowhere()
        .with("DATABASE_URL", "mysql://root@localhost")
        .with("LAMPLIGHT_LISTEN", "everywhere")
        .with("LAMPLIGHT_SECRET_KEY", "swordfish")
        .with("LAMPLIGHT_POOL_SIZE", "many");
    for command in [&[][..], &["serve"], &["migrate"], &["demo"]] {
        let (code, said, complaint) = run(&settings, command);
        assert_eq!((code, said.as_str()), (Some(2), ""), "{complaint}");
        for key in
            ["DATABASE_URL", "LAMPLIGHT_LISTEN", "LAMPLIGHT_SECRET_KEY", "LAMPLIGHT_POOL_SIZE"]
        {
            assert!(complaint.contains(key), "no {key} in {complaint}");
        }
        assert!(!complaint.contains("swordfish"), "{complaint}");
    }
}

#[test]
fn who_asks_for_what_is_not_there_gets_help() {
    let (code, _, complaint) = run(&nowhere(), &["sing"]);
    assert_eq!(code, Some(2));
    assert!(complaint.contains("Usage"), "{complaint}");
    let (code, said, _) = run(&nowhere(), &["help"]);
    assert_eq!(code, Some(0));
    for command in ["serve", "migrate", "demo", "check"] {
        assert!(said.contains(command), "{said}");
    }
}

#[test]
fn a_database_that_cannot_be_reached_is_a_failure_in_words() {
    for command in ["serve", "migrate"] {
        let (code, _, complaint) = run(&nowhere(), &[command]);
        assert_eq!(code, Some(1), "{complaint}");
        assert!(complaint.contains("cannot reach the database"), "{complaint}");
        assert!(!complaint.contains("swordfish"), "{complaint}");
    }
}

#[tokio::test]
async fn migrate_brings_a_database_up_to_date_once() {
    let database = Database::empty().await;
    let settings = Settings::over(&database.url());
    let (code, said, complaint) = run(&settings, &["migrate"]);
    assert_eq!(code, Some(0), "{complaint}");
    assert!(said.starts_with("applied "), "{said}");
    let (code, said, _) = run(&settings, &["migrate"]);
    assert_eq!((code, said.trim()), (Some(0), "The database is up to date."));
}

#[tokio::test]
async fn an_address_that_is_taken_is_named() {
    let database = Database::create().await;
    let first = Lamplight::start(Settings::over(&database.url())).await;
    let address = first.url.strip_prefix("http://").unwrap();
    assert!(!address.ends_with(":0"), "port 0 is no address to go to");
    let settings = Settings::over(&database.url()).with("LAMPLIGHT_LISTEN", address);
    let (code, _, complaint) = run(&settings, &[]);
    assert_eq!(code, Some(1), "{complaint}");
    assert!(complaint.contains(address), "{complaint}");
}

#[test]
fn check_tells_a_good_story_from_one_with_mistakes() {
    let good =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/stories/the-paper-boat.toml");
    let good = good.to_str().unwrap();
    let (code, said, complaint) = run(&nowhere(), &["check", good]);
    assert_eq!(code, Some(0), "{said}{complaint}");

    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.toml");
    let text = fs::read_to_string(good).unwrap();
    fs::write(&bad, text.replacen("format = 1", "format = 1\nfromat = 2", 1)).unwrap();
    let bad = bad.to_str().unwrap();
    let (code, said, _) = run(&nowhere(), &["check", good, bad]);
    assert_eq!(code, Some(3), "{said}");
    let line = text.lines().position(|line| line == "format = 1").unwrap() + 2;
    assert!(said.contains(&format!("{bad}:{line}")), "no line {line} in {said}");

    let (code, said, _) = run(&nowhere(), &["check", "/nowhere/story.toml"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("/nowhere/story.toml: cannot be read"), "{said}");
}
