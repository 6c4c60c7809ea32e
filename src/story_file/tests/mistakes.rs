//! Files that are not TOML: one message for each cause, on the line where it began, in words that
//! somebody understands who writes stories and not programs.

use proptest::prelude::*;

use super::bag::stories;
use super::cases;
use super::draft::{Draft, PAPER_BOAT, told};
use super::rewrite::commented;
use crate::{check, write};

const SETTING: &str =
    "setting_description = \"\"\"\nA kitchen on a Sunday.\n\nIt is raining.\n\"\"\"\n";

/// Expects one mistake and no other, also where lines end as Windows ends them.
#[track_caller]
fn one(story: &Draft, passage: &str, words: &str) {
    story.refused(passage, "", words);
    let passage = passage.replace('\n', "\r\n");
    Draft(story.0.replace('\n', "\r\n")).refused(&passage, "", words);
}

#[track_caller]
fn changed(from: &str, to: &str, passage: &str, words: &str) {
    one(&Draft::minimal().change(from, to), passage, words);
}

#[test]
fn three_quotes_that_are_not_closed_are_told_where_they_open() {
    let open = SETTING.trim_end().trim_end_matches("\"\"\"");
    let story = Draft::minimal().change(SETTING, open);
    let end = format!("before line {} begins something else", story.line_of("[[offstage]]"));
    one(&story, "setting_description", &end);
    // Every text after it is opened and closed by three quotes too.
    let story = Draft(
        story
            .0
            .replace("text = \"It is sticky.\"", "text = \"\"\"\nIt is\nsticky.\n\"\"\"")
            .replace(
                "text = \"It is empty.\"",
                "text = \"\"\"\nIt is empty.\n\n[laughs] Is = it?\n\"\"\"",
            ),
    );
    one(&story, "setting_description", "\"\"\" is not closed");
    let last = Draft::minimal().change("\"The cake is baked.\"", "\"\"\"\nThe cake\nis baked.");
    one(&last, "text = \"\"\"\nThe cake", "is not closed before the file ends");
}

#[test]
fn a_text_that_was_never_opened_is_one_mistake() {
    let story = Draft::minimal().change(SETTING, &SETTING.replacen("\"\"\"", "", 1));
    one(&story, "setting_description", "nothing stands after the `=`");
}

#[test]
fn curly_quotes_enclose_nothing() {
    changed("\"The Cake\"", "“The Cake”", "title", "curly");
    changed("\"The Cake\"", "„The Cake“", "title", "curly");
    changed("\"The Cake\"", "\"The Cake”", "title", "ends with a curly quote");
    changed("\"There was a cake.\"", "“There was a cake.”", "  { say", "curly");
    changed("[\"Blame Bob.\"]", "[“Blame Bob.”]", "objectives = [“", "curly");
    // Inside a text they are what they should be.
    Draft::minimal().change("There was a cake.", "There was “a” cake.").good();
}

#[test]
fn a_quote_inside_quotes_ends_the_text() {
    changed("\"Always hungry.\"", "\"Always \"hungry\".\"", "tagline = \"Always", "ends it");
    changed("There was a cake.", "There was \"a\" cake.", "  { say", "ends it");
    changed("[\"Blame Bob.\"]", "[\"Blame \"Bob\".\"]", "objectives = [\"Blame", "ends it");
    changed("\"Always hungry.\"", "'Ann's always hungry.'", "tagline = 'Ann", "an apostrophe");
    let more = SETTING.replace("raining.\n\"\"\"", "raining.\"\"\" No.");
    one(&Draft::minimal().change(SETTING, &more), "It is raining", "ends the text");
}

#[test]
fn a_backslash_is_told_as_one() {
    changed(
        "\"Always hungry.\"",
        "\"Always \\hungry.\"",
        "tagline = \"Always",
        "`\\h` means nothing",
    );
    changed("It is raining.", "It \\is\nraining \\always.", "It \\is", "write two of them");
    changed("There was a cake.", "C:\\u00zz\\x", "  { say", "a backslash");
    Draft::minimal().change("It is raining.", "It is \\\n   raining \\u00e9 \\\\.").good();
}

#[test]
fn a_text_of_several_lines_needs_three_quotes() {
    changed(
        "text = \"Tea is poured.\"",
        "text = \"Tea\n\nis poured,\nand more: tea = tea.\nThat is all.\"",
        "text = \"Tea",
        "not closed on its line",
    );
    changed(
        "\"There was a cake.\" },",
        "\"There\nwas a cake.\" },",
        "  { say",
        "not closed on its line",
    );
}

#[test]
fn brackets_that_are_not_closed_are_told_where_they_open() {
    changed(", \"cat\"]\n", ", \"cat\"\n", "characters = [", "the `[` here is not closed");
    changed("\"Clear away\" },\n]\n", "\"Clear away\" },\n", "host_script", "its `]` is missing");
    changed("a cake.\" },", "a cake.\",", "  { say", "the `{` here is not closed");
    changed("\"Clear away\" },", "\"Clear away\"", "  { then = \"Clear", "its `}` is missing");
    changed("[\"plate\"], dark", "[\"plate\", dark", "  { then = \"Show", "the `[` here");
    changed("  { say = \"There", "  say = \"There", "  say = \"There", "the `{` before this");
    changed(
        "clues = [\"plate\"]",
        "clues = \"plate\"]",
        "  { then = \"Show",
        "the `]` here closes",
    );
    let last = Draft::minimal().after("text = \"The cake is baked.\"\n", "only_with = [\"bob\"");
    one(&last, "only_with = [\"bob\"", "not closed");
}

#[test]
fn what_is_missing_between_a_key_and_its_value_is_told() {
    changed("ages = 8", "ages 8", "ages 8", "the `=` after `ages` is missing");
    changed("title = \"The Cake\"", "title: \"The Cake\"", "title:", "not a `:`");
    changed("ages = 8", "ages =", "ages =", "nothing stands after the `=`");
    changed("ages = 8", "ages == 8", "ages ==", "one `=` is enough");
    changed("{ say = \"There", "{ say \"There", "  { say", "the `=` after `say` is missing");
    changed("ages = 8", "ages = 8 years", "ages = 8", "`years` stands after the value");
    changed("{ say = \"There", "{ \"There", "  { \"There", "the `=` after");
}

#[test]
fn a_text_needs_quotes() {
    changed("name = \"Supper\"", "name = Supper for two", "name = Supper", "`Supper` needs quotes");
    changed("[\"plays\"]", "[plays]", "host_modes", "`plays` needs quotes");
    changed("letters = true", "letters = True", "  { then = \"Deal", "`true` or `false`");
    changed(
        "minutes = 20\ntext = \"Tea",
        "minutes = 20min\ntext = \"Tea",
        "minutes = 20min",
        "no whole number",
    );
}

#[test]
fn a_comma_that_is_missing_or_too_many_is_told() {
    changed("[\"ann\", \"bob\", ", "[\"ann\" \"bob\", ", "characters = [", "a comma is missing");
    changed("a cake.\" },", "a cake.\" }", "  { say", "a comma is missing after this");
    changed(
        "\"Show the plate\", clues",
        "\"Show the plate\" clues",
        "  { then = \"Show",
        "a comma",
    );
    changed("[\"ann\", \"bob\", ", "[\"ann\",, \"bob\", ", "characters = [", "nothing before it");
}

#[test]
fn a_heading_has_its_brackets() {
    changed("[[offstage]]", "[[offstage]", "[[offstage]\n", "as before it: `[[offstage]]`");
    changed("[solution]", "[solution", "[solution\n", "`[solution]`");
    changed("[solution]", "solution]", "solution]\n", "`[solution]`");
    changed("[[offstage]]", "offstage]]", "offstage]]\n", "`[[offstage]]`");
}

#[test]
fn lines_of_prose_are_one_mistake() {
    changed(
        "[[offstage]]",
        "Somebody has to mend this.\nAnd this, \"too\".\n\n'''\nOr [this].\n\n[[offstage]]",
        "Somebody has to",
        "it is neither `key = …`, nor a heading",
    );
}

#[test]
fn what_stands_twice_is_told_with_its_first_place() {
    let story = Draft::minimal().after("text = \"Tea is poured.\"\n", "minutes = 25\n");
    let first = story.line_of("minutes = 20\ntext = \"Tea");
    one(&story, "minutes = 25", &format!("`minutes` is already there on line {first}"));
    let story = Draft::minimal().after("text = \"The cake is baked.\"\n", "\n[solution]\n");
    let again = story.0.rfind("[solution]").map(|at| 1 + story.0[..at].matches('\n').count());
    let findings = story.check().findings;
    assert_eq!(findings.len(), 1, "{}", told(&findings));
    assert_eq!(Some(findings[0].line), again);
    let first = format!("`solution` is already there on line {}", story.line_of("[solution]"));
    assert!(findings[0].message.contains(&first), "{}", findings[0].message);
    let story = Draft::minimal().change("{ say = \"There", "{ say = \"Here.\", say = \"There");
    one(&story, "  { say", "`say` is already there; one");
}

#[test]
fn causes_that_have_nothing_to_do_with_each_other_are_all_told() {
    let story = Draft::minimal()
        .change("\"The Cake\"", "“The Cake”")
        .change(SETTING, SETTING.trim_end().trim_end_matches("\"\"\""))
        .change("\"Always hungry.\"", "\"Always \"hungry\".\"")
        .change("\"Put the kettle on.\"", "\"Put the \"kettle\" on.\"")
        .change("\"Clear away\" }", "“Clear away” }")
        .change("needs = [\"crumbs\"]", "needs = [\"crumbs\"")
        .change("about = \"motive\"", "about = motive");
    let findings = story.check().findings;
    let lines: Vec<usize> = findings.iter().map(|finding| finding.line).collect();
    let expected = [
        "title =",
        "setting_desc",
        "tagline = \"Always",
        "  { do",
        "  { then = “Clear",
        "needs = [\"crumbs\"",
        "about = motive",
    ];
    let expected: Vec<usize> = expected.iter().map(|passage| story.line_of(passage)).collect();
    assert_eq!(lines, expected, "{}", told(&findings));
}

#[test]
fn what_can_be_read_all_the_same_is_looked_at() {
    let story = Draft::minimal()
        .change("\"The Cake\"", "“The Cake”")
        .change("tagline = \"Somebody ate it.\"", &format!("tagline = \"{}\"", "x".repeat(121)));
    let findings = story.check().findings;
    assert_eq!(findings.len(), 2, "{}", told(&findings));
    assert!(findings[1].message.starts_with("121 characters"));
}

/// What a file with a mistake in its first line is told besides that.
fn told_besides(file: &str) -> String {
    let findings = check(format!("oops\n{file}").as_bytes(), false).findings;
    assert_eq!(findings.first().map(|finding| finding.line), Some(1));
    told(findings.get(1..).unwrap_or_default())
}

const ANOTHER_CLUE: &str = r#"[[ clues ]] # [x]
"key" = 'cup'
title='A "cup"'#c
round = """tea"""
audience = "everyone"
release = "round"
text = """\
   2 = "two". [laughs]
[laughs]
"""""
only_with = [ # who
  "cat", # her
  # nobody else
]

"#;

#[test]
fn what_is_good_is_not_blamed_for_what_is_not() {
    let file = Draft::minimal()
        .change("[solution]", &format!("{ANOTHER_CLUE}[solution]"))
        .change("{ say = \"There was a cake.\" }", "{\n    say = '''There\nwas a cake.''',\n  }");
    for line_end in ["\n", "\r\n"] {
        let file = file.0.replace('\n', line_end);
        assert_eq!(told(&check(file.as_bytes(), false).findings), "");
        assert_eq!(told_besides(&file), "");
    }
    assert_eq!(told_besides(PAPER_BOAT), "");
}

/// A file without one of the signs that hold it together, each on a line of its own, and the line on
/// which that shows.
fn without_a_sign(file: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = file.lines().collect();
    let mut files = Vec::new();
    let mut text_from = None;
    for (number, line) in lines.iter().enumerate() {
        let mut put = |shows_on: usize, new: &str| {
            let mut changed = lines.clone();
            changed[number] = new;
            files.push((shows_on + 1, changed.join("\n")));
        };
        match text_from {
            Some(from) if *line == "\"\"\"" => {
                text_from = None;
                put(from, "");
            }
            Some(_) => {}
            None if line.ends_with("= \"\"\"") => text_from = Some(number),
            None if line.starts_with('[') => {
                put(number, &line[1..]);
                put(number, &line[..line.len() - 1]);
            }
            None => {
                let entry = line.strip_suffix("},").map(|entry| format!("{entry},"));
                entry.into_iter().for_each(|line| put(number, &line));
                for sign in ["=", "= \"", "{ ", "= ["] {
                    let less = sign.trim_end_matches(['"', '[']);
                    let less = if less == sign { "" } else { less };
                    if line.contains(sign) {
                        put(number, &line.replacen(sign, less, 1));
                    }
                }
                for end in ["\"", "\"]"] {
                    if let Some(less) = line.strip_suffix(end) {
                        put(number, &format!("{less}{}", &end[1..]));
                    }
                }
            }
        }
    }
    files
}

#[test]
fn what_one_missing_sign_spoils_is_told_once() {
    // Some of them: there are a thousand.
    for (line, file) in without_a_sign(PAPER_BOAT).into_iter().step_by(9) {
        let report = check(file.as_bytes(), false);
        let lines: Vec<usize> = report.refusals().map(|finding| finding.line).collect();
        let wrong = file.lines().nth(line - 1);
        assert_eq!(lines, [line], "{wrong:?}\n{}", told(&report.findings));
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn no_story_is_blamed_for_what_is_not_in_it(
        story in stories("[a-zé’“”\\\\\"]{1,9}", "[a-z\"’\\\\]{1,9}(\n?\n[a-z]{3,9}){0,3}"),
    ) {
        prop_assert_eq!(told_besides(&commented(&write(&story))), "");
    }
}
