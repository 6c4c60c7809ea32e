//! Which folders of a crate import which: read from its `crate::` and `super::` paths, as they are
//! written. What a `use` brings in under another name is found where it is brought in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// One path in a crate that leads from one of its top-level folders and files into another.
pub(crate) struct Import {
    pub(crate) from: String,
    /// The folder or file it leads into; of what stands in the crate's root itself, its name there.
    pub(crate) to: String,
    /// Who says it, and how.
    pub(crate) said: String,
}

/// What each of a crate's top-level folders and files imports, each with where it says so.
pub(crate) type Imports = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// All imports of the crate below `root`, whose files are `files`: their paths and texts. What the
/// crate's root (`lib.rs`) imports is everybody's, and left out.
pub(crate) fn of(root: &Path, files: &[(PathBuf, String)]) -> Vec<Import> {
    let mut imports = Vec::new();
    for (path, text) in files {
        let at = module(path.strip_prefix(root).expect("a file of it"));
        let Some(from) = at.first() else { continue };
        for path in paths_in(text) {
            if let Some(to) = target(&at, &path).filter(|to| to != from) {
                let said = format!("{}: {}", at.join("/"), path.join("::"));
                imports.push(Import { from: from.clone(), to, said });
            }
        }
    }
    imports
}

/// The imports among the top-level folders and files of a crate.
pub(crate) fn among(root: &Path, files: &[(PathBuf, String)]) -> Imports {
    let units = files.iter().map(|(path, _)| unit(root, path)).filter(|unit| unit != "lib");
    let mut imports: Imports = units.map(|unit| (unit, BTreeMap::new())).collect();
    for Import { from, to, said } in of(root, files) {
        if imports.contains_key(&to) {
            imports.entry(from).or_default().entry(to).or_default().insert(said);
        }
    }
    imports
}

/// The top-level folder or file of the crate below `root` in which `path` is.
pub(crate) fn unit(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).expect("a file of it").with_extension("");
    path.iter().next().expect("a name").to_string_lossy().into_owned()
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

/// All paths in a file. In the tests at its end `super` is the file itself.
fn paths_in(text: &str) -> Vec<Vec<String>> {
    let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let (own, tests) = text.split_at(tests);
    let of_tests = paths(&code(tests)).into_iter().filter(|path| path[0] == "crate");
    paths(&code(own)).into_iter().chain(of_tests).collect()
}

/// Without comments.
fn code(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
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
            file("lib.rs", "mod a; mod b; mod c; mod d; use a::X;"),
            file("a/mod.rs", "use crate::{Root, b::{self, inner::Y}};"),
            file("a/deep/leaf.rs", "// use crate::c;\nuse super::super::b; use super::near;"),
            file("b.rs", "fn f() { super::c::g() }\n#[cfg(test)]\nmod tests { use super::a; }"),
            file("c.rs", "use elsewhere::crate_like; pub(crate) fn g() {}"),
            file("d.rs", "#[cfg(test)]\nmod tests { use crate::{a::X, Root}; }"),
        ],
    );
    let of = |unit: &str| imports[unit].keys().map(String::as_str).collect::<Vec<_>>();
    assert_eq!((of("a"), of("b"), of("c")), (vec!["b"], vec!["c"], vec![]));
    assert_eq!(of("d"), ["a"], "tests import too");
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
