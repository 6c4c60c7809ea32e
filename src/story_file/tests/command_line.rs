//! Story files on the command line.

use super::draft::PAPER_BOAT;
use crate::{check, cli};

#[test]
fn a_story_is_told_cast_by_cast() {
    let story = check(PAPER_BOAT.as_bytes(), false).story.expect("a story");
    let table = cli::cast_table(&story);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 1 + 72, "a heading and every cast:\n{table}");
    assert!(rows[1].trim_start().starts_with("3 "), "{table}");
    assert!(rows[1].ends_with("gus, pim, tilda, otis, rhea, saul, yves"), "{table}");
    assert!(rows[72].trim_start().starts_with("10 ") && rows[72].ends_with("nobody"), "{table}");
}

#[test]
fn files_are_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let (good, bad) = (folder.path().join("good.toml"), folder.path().join("bad.toml"));
    std::fs::write(&good, PAPER_BOAT).expect("a file");
    std::fs::write(&bad, PAPER_BOAT.replacen("ages = 8", "ages = 140", 1)).expect("a file");
    let line = 1 + PAPER_BOAT.lines().position(|line| line == "ages = 8").expect("a line");
    let mut out = Vec::new();
    let paths = [good.clone(), bad.clone(), folder.path().join("none.toml")];
    let all_pass = cli::check_files(&paths, false, true, &mut out).expect("output");
    let out = String::from_utf8(out).expect("text");
    assert!(!all_pass);
    assert!(out.contains(&format!("{}: good\nplayers  clues out", good.display())), "{out}");
    let finding = format!("{}:{line}: ages: 140 is not between 0 and 99\n", bad.display());
    assert!(out.contains(&finding), "{out}");
    assert!(out.contains(&format!("{}: 1 mistake\n", bad.display())), "{out}");
    assert!(out.contains("none.toml: cannot be read"), "{out}");
    assert!(cli::check_files(&[good], false, false, &mut Vec::new()).expect("output"));
}
