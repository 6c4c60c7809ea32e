//! From bytes to TOML, however odd the bytes are.

use toml::de::DeTable;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::notes::Notes;

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
    match text.find('\0') {
        Some(offset) => Err((line_at(source, offset), "a zero byte; this is no text file".into())),
        None => Ok(text),
    }
}

fn line_at(source: &[u8], offset: usize) -> usize {
    1 + source.iter().take(offset).filter(|byte| **byte == b'\n').count()
}

/// The tables of a file. What is not TOML is refused, with every other mistake of the kind; the
/// tables then hold what could be made out all the same.
pub(crate) fn tables_of<'s>(text: &'s str, notes: &mut Notes) -> Option<DeTable<'s>> {
    if let Some(offset) = too_deep(text) {
        let line = notes.lines.line(offset);
        notes.refuse_line(line, format!("more than {MOST_DEPTH} things inside one another"));
        return None;
    }
    let (tables, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let offset = error.span().map_or(text.len(), |span| span.start);
        let line = notes.lines.line(offset);
        if error.message() == TWICE {
            notes.refuse_line(line, "this key is already there");
            notes.doubt();
        } else {
            notes.refuse_line(line, format!("this is not TOML: {}", error.message()));
            notes.tear(line);
        }
    }
    Some(tables.into_inner())
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
