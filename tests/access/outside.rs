//! What is mounted outside of the table of routes: a list that only shrinks.

use diesel::connection::SimpleConnection;
use std::fs;
use std::path::{Path, PathBuf};
use support::TestApp;

const OUTSIDE: [&str; 7] = [
    "/static/{fingerprint}/{path:.*}",
    "/sw.js",
    "/pictures/{kind}/{redraw}/{id:.*}.svg",
    "/healthz",
    "/readyz",
    "/metrics",
    "/robots.txt",
];

/// The two files that put an application together.
const MOUNTING: [&str; 2] = ["src/core/app.rs", "src/core/operations.rs"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the sources").flatten();
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("a source file")
}

#[test]
fn nothing_but_machines_questions_and_public_files_is_mounted_outside_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in MOUNTING {
        for mounted in read(root.join(file)).split(".route(\"").skip(1) {
            let path = mounted.split('"').next().unwrap_or_default();
            assert!(OUTSIDE.contains(&path), "{file} mounts {path} without a policy");
        }
    }
}

#[test]
fn nobody_else_mounts_anything() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in sources(&root.join("src")) {
        let name = path.strip_prefix(root).expect("below the root").display().to_string();
        if MOUNTING.contains(&name.as_str()) {
            continue;
        }
        let source = read(&path);
        for word in ["web::resource", "web::scope", ".service(", "web::get()", "web::post()"] {
            assert!(!source.contains(word), "{name} uses {word}: put the route into the table");
        }
    }
}

#[tokio::test]
async fn a_house_that_is_not_up_to_date_takes_nobody_in() {
    let app = TestApp::start().await;
    app.stranger().get("/readyz").await.is(200).shows("ready");
    let last = "delete from __diesel_schema_migrations
        where version = (select max(version) from __diesel_schema_migrations)";
    app.db().batch_execute(last).expect("a migration less");
    app.stranger().get("/readyz").await.is(503).shows("migrations are pending");
}
