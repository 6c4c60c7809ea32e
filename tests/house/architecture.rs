//! The plan of the house where the compiler does not keep it. Which crate knows which is in their
//! `Cargo.toml` files; here stands what goes beyond that.

use super::imports;
use super::sources::{self, root};
use std::fs;

/// Every file below `folder` that has one of `words` outside of comments.
fn that_say(folder: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources::below(folder) {
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

/// The crates of ours that the crate in `src/{name}` is built on.
fn built_on(name: &str) -> Vec<String> {
    let manifest = root().join("src").join(name).join("Cargo.toml");
    let text = fs::read_to_string(manifest).expect("a manifest");
    let dependencies = text.split("[dependencies]").nth(1).expect("dependencies");
    let dependencies = dependencies.split("\n[").next().expect("their end");
    let ours = dependencies.lines().filter_map(|line| line.strip_prefix("lamplight-"));
    ours.filter_map(|line| line.split(['.', ' ']).next())
        .map(|name| name.replace('-', "_"))
        .collect()
}

const AREAS: [&str; 2] = ["accounts", "mysteries"];
const LEAVES: [&str; 8] = [
    "schema",
    "pictures",
    "markdown",
    "story_file",
    "embedded_postgres",
    "secrets",
    "mail",
    "media",
];

#[test]
fn the_crates_point_one_way() {
    for leaf in LEAVES {
        for below in built_on(leaf) {
            assert!(LEAVES.contains(&below.as_str()), "{leaf} is a leaf, but is built on {below}");
        }
    }
    for below in built_on("core") {
        assert!(LEAVES.contains(&below.as_str()), "the core knows {below}");
    }
    for area in AREAS {
        for below in built_on(area) {
            let fits = below == "core" || below == "accounts" || LEAVES.contains(&below.as_str());
            assert!(fits, "{area} reaches into {below}");
        }
    }
}

#[test]
fn an_area_has_its_own_tables_only() {
    // Whoever is signed in stands in the core; what they are called is read by all.
    let foreign = ["schema::evenings", "schema::stories", "mystery_", "stories::"];
    nobody(&that_say("src/accounts", &foreign), "accounts know no area, in SQL neither");
    nobody(&that_say("src/core", &foreign), "the core knows no area, in SQL neither");
    // Who sits where is found together with who is signed in, in one query.
    let logins = that_say("src/mysteries", &["login_sessions", "auth_audit_log"]);
    let logins: Vec<_> =
        logins.into_iter().filter(|line| !line.contains("/mysteries/access.rs")).collect();
    nobody(&logins, "who is signed in is the core\u{2019}s and accounts\u{2019} business");
}

/// The crates whose folders stand one above the other.
const IN_LAYERS: [&str; 8] = [
    "src/accounts",
    "src/core",
    "src/embedded_postgres",
    "src/mail",
    "src/media",
    "src/mysteries",
    "src/notifications",
    "src/secrets",
];

#[test]
fn the_folders_of_a_crate_import_each_other_in_no_circle() {
    let mut circles = Vec::new();
    for folder in IN_LAYERS {
        let all = imports::among(&root().join(folder), &sources::below(folder));
        for (who, whom) in imports::in_circles(all) {
            for (whom, said) in whom {
                let said = said.into_iter().collect::<Vec<_>>().join(", ");
                circles.push(format!("{folder}: {who} imports {whom} ({said})"));
            }
        }
    }
    nobody(&circles, "folders of a crate stand one above the other; these import in a circle");
}

#[test]
fn commands_and_views_know_nothing_of_http() {
    let http = that_say("src/mysteries", &["actix_web", "HttpResponse"]);
    let places = [
        "handlers.rs",
        "/live/",
        "/import/",
        "routes.rs",
        "screen/mod.rs",
        "recap/mod.rs",
        "/lib.rs",
    ];
    let elsewhere: Vec<String> =
        http.into_iter().filter(|line| !places.iter().any(|place| line.contains(place))).collect();
    nobody(&elsewhere, "HTTP appears in handlers and streams only");
}

#[test]
fn what_nobody_asked_for_is_done_in_few_places() {
    let unattended = that_say("src", &[".unattended(", ".pool."]);
    let places = [
        "/core/jobs/",
        "/core/live/",
        "/core/metrics.rs",
        "/core/operations.rs",
        "/core/state.rs",
        "/core/web/gate.rs",
        "/mysteries/lib.rs",
        "/demo/mod.rs",
    ];
    let elsewhere =
        unattended.into_iter().filter(|line| !places.iter().any(|it| line.contains(it)));
    nobody(&elsewhere.collect::<Vec<_>>(), "no policy, no database");
}

#[test]
fn files_are_small() {
    let long: Vec<String> = sources::below("src")
        .into_iter()
        .filter(|(path, _)| !path.components().any(|part| part.as_os_str() == "schema"))
        .map(|(path, text)| (text.lines().count(), path))
        .filter(|(lines, _)| *lines > 400)
        .map(|(lines, path)| format!("{lines} lines: {}", path.display()))
        .collect();
    nobody(&long, "a file that long is more than one thing");
}
