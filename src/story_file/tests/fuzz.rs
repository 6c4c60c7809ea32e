//! Whatever a file holds, the checker answers, and soon.

use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::*;

use super::cases;
use super::draft::{MINIMAL, PAPER_BOAT};
use crate::{Report, check, parse, write};

/// Far more than a check takes, and far less than forever, on a slow and busy machine.
const SOON: Duration = Duration::from_secs(20);

fn soon(source: &[u8]) -> Report {
    let start = Instant::now();
    let report = check(source, true);
    assert!(start.elapsed() < SOON, "it took {:?}", start.elapsed());
    for finding in &report.findings {
        assert!(finding.line >= 1 && !finding.message.is_empty());
    }
    assert!(!report.passes() || report.story.is_some());
    report
}

/// Passages that mean something to a story file, put where they do not belong.
const PASSAGES: [&str; 20] = [
    "\"",
    "\"\"\"",
    "'",
    "[",
    "]]",
    "{",
    "}",
    "=",
    "\n",
    "\\",
    "# ",
    "[[clues]]\n",
    "[solution]\n",
    "key = \"nell\"\n",
    "only_with = [\"gus\"]\n",
    "**",
    "<b>",
    "\u{0}",
    "9999999999999999999",
    "é",
];

fn spoil(source: &str, at: prop::sample::Index, length: usize, passage: &str) -> Vec<u8> {
    let mut bytes = source.as_bytes().to_vec();
    let start = at.index(bytes.len());
    let end = (start + length).min(bytes.len());
    bytes.splice(start..end, passage.bytes());
    bytes
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn any_bytes_are_answered(source in vec(any::<u8>(), 0..2000)) {
        soon(&source);
    }

    #[test]
    fn any_text_is_answered(source in "(\\PC|[\\[\\]{}=\"'.,#\n ]){0,400}") {
        soon(source.as_bytes());
    }

    #[test]
    fn a_spoilt_small_story_is_answered(
        at in any::<prop::sample::Index>(), length in 0usize..40, passage in prop::sample::select(&PASSAGES[..])
    ) {
        let report = soon(&spoil(MINIMAL, at, length, passage));
        if let Some(story) = report.story {
            prop_assert!(parse(write(&story).as_bytes()).is_ok() || !report.findings.is_empty());
        }
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_spoilt_larger_story_is_answered(
        at in any::<prop::sample::Index>(), length in 0usize..3000, passage in prop::sample::select(&PASSAGES[..])
    ) {
        soon(&spoil(PAPER_BOAT, at, length, passage));
    }
}

/// A file large enough to tell when the time grows faster than the size.
fn full_of(passage: &str) -> Vec<u8> {
    passage.repeat((1 << 18) / passage.len()).into_bytes()
}

#[test]
fn large_files_of_one_thing_are_answered() {
    for passage in [
        "[",
        "{",
        "\"",
        "'",
        "=",
        ".",
        "#",
        "\n",
        "a",
        "a=",
        "a.",
        "a=[",
        "a={",
        "[a]\n",
        "[[a]]\n",
        "x=1\n",
        "\"\"\"",
        "\"\"\"\n",
        "[[clues]]\n",
        "[[rounds]]\n[[rounds.secrets]]\n",
        "a=1 b\n",
        "a=\"\\q\"\n",
        "]\n",
        "é",
        "[[clues]]\nkey=\"a\"\ntext=\"*\"\n",
        "a = [1,\n",
        "[[rounds]]\nhost_script = [{say=\"x\"}]\n",
        "x",
        "a=\"\"\"\n[[clues]]\n",
        "a=“x”\n",
        "a=\"\\ \\u",
        "a=\"\"\"\\ \\u",
        "x\ny=\n",
    ] {
        soon(&full_of(passage));
    }
}

#[test]
fn long_lines_that_are_not_toml_are_answered() {
    for passage in
        ["{a=1},", "{a=\"x\"} ", "\"a\" ", "'a', ", "\"a\",,", "{'a':1},", "{a 1} ", "[1 2],"]
    {
        let list = passage.repeat((1 << 18) / passage.len());
        soon(format!("a = [{list}]\nb = x\n").as_bytes());
        soon(format!("a = [{list}").as_bytes());
    }
}

#[test]
fn texts_full_of_markdown_are_answered() {
    for passage in
        ["[", "*a ", "**a_ ", "> ", "- ", "`", "``a` ", "<a ", "![a](", "&", "[a]: b\\n", "1. "]
    {
        let text = passage.repeat(2500 / passage.len());
        let clue = |n| format!("[[clues]]\nkey = \"c{n}\"\ntext = \"{text}\"\n");
        soon((0..100).map(clue).collect::<String>().as_bytes());
    }
}

#[test]
fn a_story_as_large_as_allowed_is_answered() {
    let clue = |n: usize| {
        format!(
            "[[clues]]\nkey = \"c{n}\"\ntitle = \"C\"\nround = \"tea\"\naudience = \"o{}\"\nrelease = \"round\"\n\
             if_absent = \"everyone\"\nonly_with = [\"o{}\"]\ntext = \"x\"\n\n",
            n % 11,
            n % 7,
        )
    };
    let keys: Vec<String> = (0..290).map(|n| format!("\"c{n}\"")).collect();
    let step = |n: usize| {
        format!(
            "[[solution.steps]]\nkey = \"s{n}\"\nabout = \"means\"\nclaim = \"x\"\nneeds = [{}]\nfrom = []\n\n",
            keys.join(", ")
        )
    };
    let person = |n: usize| {
        let cat = &MINIMAL[MINIMAL.find("[[characters]]\nkey = \"cat\"").expect("the cat")..];
        let cat = &cat[..cat.find("[[configurations]]").expect("its end")];
        cat.replace("\"cat\"", &format!("\"o{n}\"")).replace("Cedar", &format!("Cedar{n}"))
    };
    let people: String = (0..11).map(person).collect();
    let seats: Vec<String> = (0..11).map(|n| format!(", \"o{n}\"")).collect();
    let clues: String = (0..290).map(clue).collect();
    let steps: String = (0..90).map(step).collect();
    let source = MINIMAL
        .replacen("[[configurations]]", &format!("{people}[[configurations]]"), 1)
        .replacen(", \"cat\"]", &format!(", \"cat\"{}]", seats.join("")), 1)
        .replacen("max_players = 3", "max_players = 14", 1)
        .replacen("[solution]", &format!("{clues}[solution]"), 1)
        .replacen("[[solution.steps]]", &format!("{steps}[[solution.steps]]"), 1);
    let report = soon(source.as_bytes());
    assert!(report.findings.iter().any(|f| f.message.contains("of 4096 casts")));
}
