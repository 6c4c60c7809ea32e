//! From bytes to TOML, however odd the bytes are.

use std::ops::Range;

use toml::de::{DeTable, Error};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::fields::shown;
use super::mend::mend;
use crate::at::Lines;
use crate::notes::{MOST_FINDINGS, Notes};

/// The most bytes a story file may have: 1 MiB.
pub const MOST_BYTES: usize = 1 << 20;

/// A story needs a depth of five. The parser works by recursion, so a file of nothing but brackets
/// or dots must be turned away before it gets there.
const MOST_DEPTH: usize = 16;

/// What the parser says of a key given twice. It keeps the first, so nothing else is lost.
const TWICE: &str = "duplicate key";

/// The text of a file, or the line and the reason why it has none.
pub(crate) fn text_of(source: &[u8]) -> Result<&str, (usize, String)> {
    if source.len() > MOST_BYTES {
        return Err((1, "the file is larger than 1 MiB, which is the most allowed".to_owned()));
    }
    if source.starts_with(b"\xef\xbb\xbf") {
        let reason = "the file begins with a byte-order mark; save it as UTF-8 without one";
        return Err((1, reason.to_owned()));
    }
    let text = std::str::from_utf8(source).map_err(|error| {
        (line_at(source, error.valid_up_to()), "this is not UTF-8; save the file as UTF-8".into())
    })?;
    if let Some(offset) = text.find('\0') {
        return Err((line_at(source, offset), "a zero byte; this is no text file".into()));
    }
    let mut pairs = source.iter().zip(source.iter().skip(1).chain([&0]));
    if let Some(offset) = pairs.position(|(one, next)| *one == b'\r' && *next != b'\n') {
        let reason =
            "a line ends here as on old Macs; save the file with line ends of Unix or Windows";
        return Err((line_at(source, offset), reason.to_owned()));
    }
    Ok(text)
}

fn line_at(source: &[u8], offset: usize) -> usize {
    1 + source.iter().take(offset).filter(|byte| **byte == b'\n').count()
}

/// The tables of a file, and its text. Where that is not TOML, `room` gets what is left of it
/// without what is refused; the tables then hold what could be made out all the same.
pub(crate) fn tables_of<'s>(
    text: &'s str,
    room: &'s mut String,
    notes: &mut Notes,
) -> Option<(DeTable<'s>, &'s str)> {
    is_shallow(text, notes)?;
    let (tables, errors) = DeTable::parse_recoverable(text);
    if errors.iter().all(|error| error.message() == TWICE) {
        refuse(&errors, text, notes);
        return Some((tables.into_inner(), text));
    }
    let mended = mend(text);
    for (line, reason) in mended.causes {
        notes.refuse_line(line, reason);
        notes.tear(line);
    }
    *room = mended.text;
    let text: &'s str = room;
    notes.lines = Lines::of(text);
    is_shallow(text, notes)?;
    let (tables, errors) = DeTable::parse_recoverable(text);
    refuse(&errors, text, notes);
    Some((tables.into_inner(), text))
}

fn is_shallow(text: &str, notes: &mut Notes) -> Option<()> {
    let Some(offset) = too_deep(text) else { return Some(()) };
    let line = notes.lines.line(offset);
    notes.refuse_line(line, format!("more than {MOST_DEPTH} things inside one another"));
    None
}

fn refuse(errors: &[Error], text: &str, notes: &mut Notes) {
    for (number, error) in errors.iter().enumerate() {
        let span = error.span().unwrap_or(text.len()..text.len());
        let line = notes.lines.line(span.start);
        if error.message() == TWICE {
            // Each is looked for through the lines above it; after some, nobody reads any more.
            let first = if number < MOST_FINDINGS { first_of(text, span.clone()) } else { None };
            let words = match first.map(|first| notes.lines.line(first)) {
                Some(first) if first < line => format!(" on line {first}"),
                _ => String::new(),
            };
            let what = shown(text.get(span).unwrap_or_default());
            notes.refuse_line(line, format!("`{what}` is already there{words}; one has to go"));
            notes.doubt();
        } else if notes.tear(line) {
            notes.refuse_line(line, format!("this is not TOML: {}", error.message()));
        }
    }
}

/// Where a key or a heading stands first that stands twice.
fn first_of(text: &str, again: Range<usize>) -> Option<usize> {
    let start = text.get(..again.start)?.rfind('\n').map_or(0, |before| before + 1);
    let line = text.get(start..)?.lines().next()?;
    let (head, key) = (text.get(..start)?, text.get(again)?);
    let mut at = start;
    for earlier in head.split_inclusive('\n').rev() {
        at -= earlier.len();
        let earlier = earlier.trim();
        let is_heading = earlier.starts_with('[');
        if line.trim_start().starts_with('[') {
            if earlier == line.trim() {
                return Some(at);
            }
        } else if is_heading {
            return None;
        } else if earlier.strip_prefix(key).is_some_and(|it| it.trim_start().starts_with('=')) {
            return Some(at);
        }
    }
    None
}

/// Where brackets or dotted keys go deeper than any story, if they do.
fn too_deep(text: &str) -> Option<usize> {
    let (mut brackets, mut dots) = (0_usize, 0_usize);
    for token in Source::new(text).lex() {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => brackets += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                brackets = brackets.saturating_sub(1);
            }
            TokenKind::Dot => dots += 1,
            TokenKind::Newline | TokenKind::Equals | TokenKind::Comma => dots = 0,
            _ => {}
        }
        if brackets > MOST_DEPTH || dots > MOST_DEPTH {
            return Some(token.span().start());
        }
    }
    None
}
