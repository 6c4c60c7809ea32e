//! Texts that are made to keep a server busy.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::Duration;

use lamplight_markdown_long::{MAX_BYTES, Place, TooMuch, render};
use nix::time::{ClockId, clock_gettime};

/// How long this thread has computed: whatever else the machine does is not in it.
fn computed() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).unwrap().into()
}

/// How long a text of this length takes, made by repeating a piece.
fn cost(piece: &str, bytes: usize) -> (Duration, Result<usize, TooMuch>) {
    let mut text = piece.repeat(bytes / piece.len() + 1);
    text.truncate((0..=bytes).rev().find(|at| text.is_char_boundary(*at)).unwrap());
    let begun = computed();
    let result = render(&text, Place::default()).map(|rendered| rendered.html.len());
    (computed() - begun, result)
}

const PIECES: &[&str] = &[
    "[",
    "]",
    "![",
    "[](",
    "[a](",
    "[a](<b",
    "[[a](b)",
    "[^a]",
    "![a](/media/",
    ">",
    "> ",
    ">\n",
    "*",
    "**a ",
    "*a ",
    "*a_ ",
    "_",
    "__a",
    "*a **b ",
    "~",
    "~~a ",
    "`",
    "``a`",
    "<",
    "<a ",
    "<!--",
    "<?",
    "<![CDATA[",
    "</",
    "&",
    "&#",
    "&a",
    "\\",
    "|",
    "|a",
    "a|b\n",
    "|-",
    "- ",
    "-\n",
    "* ",
    "+ ",
    "1. ",
    "1)",
    "- a\n",
    "- a\n\n",
    "  - a\n",
    "#",
    "# a\n",
    "a\n===\n",
    "a\n-\n",
    "a@",
    "a@b.",
    "a@b.c ",
    "www.",
    "www.a",
    "http://",
    "http://a",
    "https://a.example ",
    "mailto:a",
    "[a]: b\n",
    "[a]: <b\n",
    "[^a]: b\n",
    "[^a]: b\n\n",
    "```\n",
    "~~~\n",
    "    a\n",
    "\t",
    " ",
    "\n",
    "\r",
    "\u{0}",
    "é",
    "«",
    "§a",
    "\u{202e}",
    "a  \n",
    "- [ ] a\n",
    "> - ",
    "\">",
    "a**b",
    "((((",
    "\"'",
    "\u{fffd}",
    "a_b_",
    "***a",
    "| a |\n|---|\n",
];

/// The shorter of two tries: what the machine does besides only ever adds.
fn best(piece: &str, bytes: usize) -> Duration {
    cost(piece, bytes).0.min(cost(piece, bytes).0)
}

#[test]
fn four_times_the_text_takes_about_four_times_as_long_whatever_it_repeats() {
    for piece in PIECES {
        let long = cost(piece, 32_000).0;
        // What is over in a moment is not worth measuring.
        if long > Duration::from_millis(150) {
            let (long, short) = (long.min(cost(piece, 32_000).0), best(piece, 8_000));
            assert!(long < short * 9, "{piece:?}: {short:?}, then {long:?}");
        }
    }
}

#[test]
fn the_longest_texts_of_brackets_stars_and_quotations_are_done_at_once() {
    for piece in
        ["[", "![", "[^", ">", "> ", "> - ", ">\n", "*", "**a ", "*a ", "_", "- ", "+ ", "1. ", "`"]
    {
        let time = best(piece, MAX_BYTES);
        assert!(time < Duration::from_millis(400), "{piece:?}: {time:?}");
    }
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    for piece in ["> ", "+ ", "1. ", "> - "] {
        let deep = |levels| render(&(piece.repeat(levels) + "x"), Place::default());
        assert_eq!(deep(20), Err(TooMuch::Nesting), "{piece}");
        deep(5).unwrap();
    }
    let stairs: String = (0..200).map(|step| " ".repeat(2 * step) + "- a\n").collect();
    assert_eq!(render(&stairs, Place::default()), Err(TooMuch::Nesting));
    let emphasis = "*a **b ".repeat(200) + &"c** d* ".repeat(200);
    assert_eq!(render(&emphasis, Place::default()), Err(TooMuch::Nesting));
}

#[test]
fn empty_lines_below_deep_lists_do_not_walk_them_for_ever() {
    let deep: String = (0..15).map(|step| " ".repeat(2 * step) + "- a\n").collect();
    let text = deep + &"\n".repeat(90_000);
    let begun = computed();
    render(&text, Place::default()).unwrap();
    let time = computed() - begun;
    assert!(time < Duration::from_secs(1), "{time:?}");
}

#[test]
fn long_addresses_and_titles_take_no_longer_than_other_text() {
    let ands = "&".repeat(90_000);
    for text in [
        format!("[a](/b?{ands})"),
        format!("[a](/b \"{ands}\")"),
        format!("![a](/media/b \"{ands}\")"),
        format!("![{ands}](/media/b)"),
        format!("# {ands}"),
        format!("`{ands}`"),
        format!("```{ands}\n{ands}"),
        format!("a[^{ands}]\n\n[^{ands}]: b"),
    ] {
        let begun = computed();
        render(&text[..text.len().min(MAX_BYTES)], Place::default()).unwrap();
        let time = computed() - begun;
        assert!(time < Duration::from_secs(5), "{time:?} for {}", &text[..20]);
    }
}
