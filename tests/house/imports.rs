//! Which folders of a crate import which: read from its `crate::` and `super::` paths, as they are
//! written. What a `use` brings in under another name is found where it is brought in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What each of a crate's top-level folders and files imports, each with where it says so.
pub(crate) type Imports = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// The imports among the top-level folders of the crate below `root`, whose files are `files`:
/// their paths and texts. What stands in the crate's root itself (`lib.rs`) is everybody's.
pub(crate) fn among(root: &Path, files: &[(std::path::PathBuf, String)]) -> Imports {
    let modules: Vec<(Vec<String>, &str)> = files
        .iter()
        .map(|(path, text)| (module(path.strip_prefix(root).expect("a file of it")), text.as_str()))
        .filter(|(module, _)| !module.is_empty())
        .collect();
    let mut imports: Imports =
        modules.iter().map(|(at, _)| (at[0].clone(), BTreeMap::new())).collect();
    let units: BTreeSet<String> = imports.keys().cloned().collect();
    for (at, text) in &modules {
        for path in paths(&code(text)) {
            let Some(to) = target(at, &path).filter(|to| units.contains(to) && *to != at[0]) else {
                continue;
            };
            let said = format!("{}: {}", at.join("/"), path.join("::"));
            imports.entry(at[0].clone()).or_default().entry(to).or_default().insert(said);
        }
    }
    imports
}

/// The imports that are left once everything is gone that is on no circle's way.
pub(crate) fn in_circles(mut imports: Imports) -> Imports {
    loop {
        let imported: BTreeSet<String> =
            imports.values().flat_map(|to| to.keys().cloned()).collect();
        let before = imports.len();
        imports.retain(|unit, to| !to.is_empty() && imported.contains(unit));
        let left: BTreeSet<String> = imports.keys().cloned().collect();
        for to in imports.values_mut() {
            to.retain(|unit, _| left.contains(unit));
        }
        if imports.len() == before && imports.values().all(|to| !to.is_empty()) {
            return imports;
        }
    }
}

/// The module that stands in a file: `clues/mod.rs` is `clues`, the root is nothing.
fn module(path: &Path) -> Vec<String> {
    let path = path.with_extension("");
    let mut names: Vec<String> =
        path.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    if names.last().is_some_and(|name| matches!(name.as_str(), "mod" | "lib" | "main")) {
        names.pop();
    }
    names
}

/// What is compiled for others: without comments, and without the tests at the end.
fn code(text: &str) -> String {
    let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..tests].lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The top-level folder or file that `path` leads to when the module `at` says it.
fn target(at: &[String], path: &[String]) -> Option<String> {
    if path[0] == "crate" {
        return path.get(1).cloned();
    }
    let ups = path.iter().take_while(|name| *name == "super").count();
    let base = &at[..at.len().checked_sub(ups)?];
    base.iter().chain(&path[ups..]).next().cloned()
}

/// All paths from `crate` and `super`, with groups in braces written out.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::").chain(code.match_indices("super::")) {
        let before = code[..at].chars().next_back();
        if before.is_none_or(|it| !it.is_alphanumeric() && !matches!(it, '_' | ':')) {
            tree(&code[at..], Vec::new(), &mut found);
        }
    }
    found
}

/// Reads one path or group after `prefix`; says what is left of the text.
fn tree<'c>(text: &'c str, mut prefix: Vec<String>, found: &mut Vec<Vec<String>>) -> &'c str {
    let mut text = text.trim_start();
    loop {
        if let Some(group) = text.strip_prefix('{') {
            text = group.trim_start();
            while !text.is_empty() && !text.starts_with('}') {
                let rest = tree(text, prefix.clone(), found).trim_start();
                let next = rest.find([',', '}']).unwrap_or(rest.len());
                text = rest[next..].trim_start_matches(',').trim_start();
            }
            return text.strip_prefix('}').unwrap_or(text);
        }
        let end = text.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(text.len());
        prefix.push(text[..end].to_owned());
        text = &text[end..];
        match text.strip_prefix("::") {
            Some(rest) if rest.starts_with(|it: char| it.is_alphabetic() || "_{".contains(it)) => {
                text = rest;
            }
            _ => {
                found.push(prefix);
                return text;
            }
        }
    }
}

#[test]
fn paths_are_read_as_they_are_written() {
    let file = |path: &str, text: &str| (Path::new("/x").join(path), text.to_owned());
    let imports = among(
        Path::new("/x"),
        &[
            file("lib.rs", "mod a; mod b; mod c; use a::X;"),
            file("a/mod.rs", "use crate::{Root, b::{self, inner::Y}};"),
            file("a/deep/leaf.rs", "// use crate::c;\nuse super::super::b; use super::near;"),
            file("b.rs", "fn f() { super::c::g() }\n#[cfg(test)]\nmod tests { use crate::a; }"),
            file("c.rs", "use elsewhere::crate_like; pub(crate) fn g() {}"),
        ],
    );
    let of = |unit: &str| imports[unit].keys().map(String::as_str).collect::<Vec<_>>();
    assert_eq!((of("a"), of("b"), of("c")), (vec!["b"], vec!["c"], vec![]));
    assert!(in_circles(imports).is_empty());
}

#[test]
fn a_circle_is_found_with_the_lines_that_close_it() {
    let file = |path: &str, text: &str| (Path::new("/x").join(path), text.to_owned());
    let circle = in_circles(among(
        Path::new("/x"),
        &[
            file("a.rs", "use crate::b::X;"),
            file("b.rs", "use super::{c, a::Y};"),
            file("c.rs", ""),
            file("d.rs", "use crate::a;"),
        ],
    ));
    assert_eq!(circle.keys().collect::<Vec<_>>(), ["a", "b"]);
    assert!(circle["b"]["a"].contains("b: super::a::Y"));
}
