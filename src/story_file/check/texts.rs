//! Rule 1, for texts: their length, their characters, their Markdown.

use super::addresses;
use crate::characters::{is_joiner, is_private, is_unseen};
use crate::notes::Notes;
use crate::texts::{Form, Text};
use lamplight_markdown as markdown;

pub(super) fn check(texts: &[Text<'_>], notes: &mut Notes) {
    for text in texts.iter().filter(|text| !text.text.is_empty()) {
        one(text, notes);
    }
}

fn one(text: &Text<'_>, notes: &mut Notes) {
    let length = text.text.chars().count();
    if length > text.most {
        let most = text.most;
        notes.refuse(&text.at, format!("{length} characters; at most {most} are allowed"));
    }
    if let Some((line, reason)) = unwanted_character(text) {
        notes.refuse_within(&text.at, line, reason);
    } else if text.text.chars().all(|c| is_joiner(c) || c.is_whitespace()) {
        notes.refuse(&text.at, "nothing in this text can be seen");
    }
    match text.form {
        // A text far too long is refused already, and not worth the time.
        Form::Markdown if length > text.most * 4 => {}
        Form::Markdown => markdown_faults(text, notes),
        Form::Line | Form::Plain => markup_in_plain(text, notes),
        Form::Picture | Form::Wanted => {}
    }
}

/// The first character that may not stand in a text, by its line and the reason.
fn unwanted_character(text: &Text<'_>) -> Option<(usize, String)> {
    let (at, character) = text.text.char_indices().find(|(_, c)| is_unwanted(*c, text.form))?;
    let line = text.text.get(..at).map_or(0, |before| before.matches('\n').count());
    let number = format!("U+{:04X}", u32::from(character));
    let reason = match character {
        '\n' => "this must be one line".to_owned(),
        '\t' => "a tab; use spaces".to_owned(),
        _ if character.is_control() => format!("the control character {number} is not allowed"),
        _ if is_private(character) => {
            format!("others see something else than you for {number}, or nothing; take it out")
        }
        _ => format!("the character {number} cannot be seen, and is not allowed; take it out"),
    };
    Some((line, reason))
}

fn is_unwanted(character: char, form: Form) -> bool {
    match character {
        '\n' => matches!(form, Form::Line | Form::Picture | Form::Wanted),
        _ => character.is_control() || is_unseen(character) || is_private(character),
    }
}

fn markdown_faults(text: &Text<'_>, notes: &mut Notes) {
    let faults = markdown::faults(text.text);
    addresses::check(text, |line| faults.iter().any(|it| it.line == line && it.is_link()), notes);
    for fault in faults {
        notes.refuse_within(&text.at, fault.line, fault.message);
    }
}

fn markup_in_plain(text: &Text<'_>, notes: &mut Notes) {
    for (line, words) in text.text.lines().enumerate() {
        if has_tag(words) {
            notes.refuse_within(&text.at, line, "HTML is not allowed in a text");
        }
        if words.contains("](") {
            notes.refuse_within(&text.at, line, "links and pictures are not allowed in a text");
        }
    }
    addresses::check(text, |_| false, notes);
}

/// Whether something in a line looks like an HTML tag.
fn has_tag(line: &str) -> bool {
    let opens = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
            && rest.contains('>')
    };
    line.split('<').skip(1).any(opens)
}
