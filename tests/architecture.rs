//! The plan of the house, held: who may use what. Read from the `use` lines and paths of the code.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = open.pop() {
        let entries =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "nothing below {folder}");
    found
}

/// Every file below `folder` that has one of `words` outside of comments.
fn that_say(folder: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in files(folder) {
        let text = fs::read_to_string(&path).expect("a readable file");
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    found
}

#[track_caller]
fn nobody(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn what_lies_below_does_not_reach_up() {
    for folder in ["src/db", "src/services", "src/pictures"] {
        let up = ["crate::web", "crate::accounts", "crate::mysteries", "crate::app"];
        nobody(&that_say(folder, &up), "the foundations know nothing of what stands on them");
    }
    let above = ["crate::web", "crate::db", "crate::app", "crate::accounts", "diesel"];
    nobody(
        &that_say("src/mysteries/story_file", &above),
        "a story file is read without a database or a request",
    );
}

#[test]
fn areas_do_not_reach_into_one_another() {
    nobody(
        &that_say("src/accounts", &["crate::mysteries"]),
        "accounts serve every area and know none",
    );
    let insides =
        ["accounts::registration", "accounts::sign_in", "accounts::settings", "accounts::password"];
    nobody(
        &that_say("src/mysteries", &insides),
        "other areas see the public face of accounts only",
    );
}

#[test]
fn commands_and_views_know_nothing_of_http() {
    let http = that_say("src/mysteries", &["actix_web", "HttpResponse"]);
    let places =
        ["handlers.rs", "/live/", "/import/", "routes.rs", "screen/mod.rs", "recap/mod.rs"];
    let elsewhere: Vec<String> =
        http.into_iter().filter(|line| !places.iter().any(|place| line.contains(place))).collect();
    nobody(&elsewhere, "HTTP appears in handlers and streams only");
}

#[test]
fn the_database_is_reached_through_the_gate() {
    let pool = that_say("src", &[".pool.get("]);
    let doors = [
        "/web/gate.rs",
        "/operations.rs",
        "/mysteries/live/",
        "/mysteries/mod.rs",
        "/serve.rs",
        "/demo",
        "/db/",
        "/jobs",
    ];
    let elsewhere: Vec<String> =
        pool.into_iter().filter(|line| !doors.iter().any(|door| line.contains(door))).collect();
    nobody(&elsewhere, "no policy, no database");
}

#[test]
fn files_are_small() {
    let long: Vec<String> = files("src")
        .into_iter()
        .filter(|path| !path.components().any(|part| part.as_os_str() == "schema"))
        .map(|path| (fs::read_to_string(&path).expect("a readable file").lines().count(), path))
        .filter(|(lines, _)| *lines > 400)
        .map(|(lines, path)| format!("{lines} lines: {}", path.display()))
        .collect();
    nobody(&long, "a file that long is more than one thing");
}
