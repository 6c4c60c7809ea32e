//! Rule 1, for texts: their length, their characters, their Markdown.

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
    let reason = match character {
        '\n' => "this must be one line".to_owned(),
        '\t' => "a tab; use spaces".to_owned(),
        _ => format!("the control character U+{:04X} is not allowed", u32::from(character)),
    };
    Some((line, reason))
}

fn is_unwanted(character: char, form: Form) -> bool {
    match character {
        '\n' => matches!(form, Form::Line | Form::Picture | Form::Wanted),
        _ => character.is_control() || is_deceptive(character),
    }
}

/// Characters that turn the direction of a line, or break it, where nobody sees them.
fn is_deceptive(character: char) -> bool {
    matches!(
        character,
        '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

fn markdown_faults(text: &Text<'_>, notes: &mut Notes) {
    for fault in markdown::faults(text.text) {
        notes.refuse_within(&text.at, fault.line, fault.message);
    }
    addresses(text, notes);
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
    addresses(text, notes);
}

fn addresses(text: &Text<'_>, notes: &mut Notes) {
    for (line, words) in text.text.lines().enumerate() {
        let small = words.to_lowercase();
        // An address in angle brackets is Markdown, and refused as such.
        let bare = |scheme| small.contains(scheme) && !small.contains(&format!("<{scheme}"));
        if bare("http://") || bare("https://") {
            notes.refuse_within(&text.at, line, "links are not allowed in a text");
        }
    }
}

/// Whether something in a line looks like an HTML tag.
fn has_tag(line: &str) -> bool {
    let opens = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
            && rest.contains('>')
    };
    line.split('<').skip(1).any(opens)
}
