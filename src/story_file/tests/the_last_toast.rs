//! The story that ships with Lamplight.

use super::draft::told;
use crate::{check, cli};

pub(super) const BUILT_IN: &str = include_str!("../../../stories/the-last-toast.toml");

#[test]
fn it_keeps_every_rule_and_the_measures_of_the_house() {
    let report = check(BUILT_IN.as_bytes(), true);
    assert!(report.findings.is_empty(), "{}", told(&report.findings));
}

#[test]
fn it_is_told_cast_by_cast() {
    let story = check(BUILT_IN.as_bytes(), false).story.expect("a story");
    let table = cli::cast_table(&story);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 10, "a heading and nine casts:\n{table}");
    assert!(rows[1].ends_with("ferrand, benedikta, pfister, ashcombe"), "{table}");
    assert!(rows[9].trim_start().starts_with("10 ") && rows[9].ends_with("nobody"), "{table}");
}

#[test]
fn files_are_checked_on_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let (good, bad) = (folder.path().join("good.toml"), folder.path().join("bad.toml"));
    std::fs::write(&good, BUILT_IN).expect("a file");
    std::fs::write(&bad, BUILT_IN.replacen("ages = 14", "ages = 140", 1)).expect("a file");
    let mut out = Vec::new();
    let paths = [good.clone(), bad.clone(), folder.path().join("none.toml")];
    let all_pass = cli::check_files(&paths, false, true, &mut out).expect("output");
    let out = String::from_utf8(out).expect("text");
    assert!(!all_pass);
    assert!(out.contains(&format!("{}: good\nplayers  clues out", good.display())), "{out}");
    let finding = format!("{}:10: ages: 140 is not between 0 and 99\n", bad.display());
    assert!(out.contains(&finding), "{out}");
    assert!(out.contains(&format!("{}: 1 mistake\n", bad.display())), "{out}");
    assert!(out.contains("none.toml: cannot be read"), "{out}");
    assert!(cli::check_files(&[good], false, false, &mut Vec::new()).expect("output"));
}
