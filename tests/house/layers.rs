//! The core is built in layers: each of its folders and files stands on those before it only.

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up; those in one line know nothing of one another.
const LAYERS: [&[&str]; 13] = [
    &[
        "clock",
        "closed",
        "closing",
        "codes",
        "config",
        "countdown",
        "error",
        "ids",
        "logs",
        "pictures",
        "search",
        "signed_link",
    ],
    &["db", "mailer"],
    &["drafts", "listening", "queue", "store"],
    &["metrics"],
    &["state"],
    &["jobs", "limits", "operations", "request"],
    &["people"],
    &["web"],
    &["form_schema", "live", "mail", "media", "paging"],
    &["area", "notify"],
    &["media_area", "sweep"],
    &["app"],
    // What areas know by a shorter name: nobody in the core does.
    &["lib"],
];

fn layer(unit: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&unit))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the core").flatten().map(|entry| entry.path());
    let files = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

/// The first names of the parts of a group such as `{db::Db, web::{Gate, Reply}}`.
fn first_names(group: &str) -> Vec<String> {
    let (mut depth, mut names) = (0, vec![String::new()]);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(String::new()),
            _ if depth == 1 => names.last_mut().expect("a name").push(c),
            _ => {}
        }
    }
    names.iter().map(|name| first_name(name)).filter(|name| !name.is_empty()).collect()
}

fn first_name(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// What the code in `text` takes from other parts of the core.
fn taken(text: &str) -> Vec<String> {
    let code: Vec<&str> =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let paths = code.join("\n");
    let paths = paths.split("crate::").skip(1);
    paths
        .flat_map(
            |path| if path.starts_with('{') { first_names(path) } else { vec![first_name(path)] },
        )
        .collect()
}

#[test]
fn everything_in_the_core_stands_on_what_is_below_it() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/core");
    for file in sources(&core) {
        let place = file.strip_prefix(&core).expect("below the core");
        let unit = place.iter().next().expect("a name").to_string_lossy();
        let unit = unit.trim_end_matches(".rs");
        let own = layer(unit).unwrap_or_else(|| panic!("{unit} has no layer yet"));
        let text = fs::read_to_string(&file).expect("a source file");
        for other in taken(&text).into_iter().filter(|other| other != unit) {
            let below = layer(&other).is_some_and(|layer| layer < own);
            assert!(
                below,
                "{} takes something from {other}, which is not below it",
                place.display()
            );
        }
    }
}

#[test]
fn what_a_file_takes_is_found_in_groups_too() {
    let text = "use crate::{\n    db::Db,\n    web::{Gate, Reply},\n};\n// crate::app\nfn now() -> crate::clock::Clock";
    assert_eq!(taken(text), ["db", "web", "clock"]);
}
