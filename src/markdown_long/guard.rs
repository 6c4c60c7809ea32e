//! Refuses what the parsers behind this would take too long for, by looking at each line once.

use std::fmt;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::AstNode;

/// The longest text there may be, in bytes.
pub const MAX_BYTES: usize = 100_000;

/// How deep lists and quotations may stand in each other. A parser walks all of them on every line.
const MAX_NESTING: usize = 16;

/// The same for everything, emphasis too, as nodes of the tree: a list is two.
const MAX_DEPTH: usize = 100;

/// How many cells a table may have. Those that a row leaves out are made too, so that a few lines
/// can ask for very many.
const MAX_CELLS: usize = 5_000;

/// Why a text is not shown; as text it is a sentence for who wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    /// It has more than [`MAX_BYTES`].
    Bytes,
    /// Lists, quotations or emphases stand too deep in each other.
    Nesting,
    /// A table has too many cells.
    Cells,
}

impl std::error::Error for TooMuch {}

impl fmt::Display for TooMuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes => write!(f, "This text is too long: {MAX_BYTES} bytes are possible."),
            Self::Nesting => f.write_str(
                "Lists, quotations or emphases stand too deep in each other. Please make it flatter.",
            ),
            Self::Cells => {
                write!(f, "A table is too large: {MAX_CELLS} cells are possible. Please divide it.")
            }
        }
    }
}

pub(crate) fn check_source(text: &str) -> Result<(), TooMuch> {
    if text.len() > MAX_BYTES {
        return Err(TooMuch::Bytes);
    }
    let lines = || text.split(['\n', '\r']);
    if lines().any(|line| nesting(line) > MAX_NESTING) {
        return Err(TooMuch::Nesting);
    }
    if has_large_table(lines()) { Err(TooMuch::Cells) } else { Ok(()) }
}

/// The most lists and quotations that a line can open or stand in.
fn nesting(line: &str) -> usize {
    let mut rest = line.trim_start_matches([' ', '\t']);
    let indented = columns(&line[..line.len() - rest.len()]) / 2;
    let mut markers = 0;
    // No further than needed: a line can be as long as the text.
    while markers <= MAX_NESTING
        && let Some(after) = after_marker(rest)
    {
        markers += 1;
        rest = after.trim_start_matches([' ', '\t']);
    }
    if markers == 0 { 0 } else { markers + indented }
}

fn columns(space: &str) -> usize {
    space.bytes().map(|byte| if byte == b'\t' { 4 } else { 1 }).sum()
}

fn after_marker(line: &str) -> Option<&str> {
    if let Some(after) = line.strip_prefix('>') {
        return Some(after);
    }
    let after = match line.bytes().next()? {
        b'-' | b'*' if is_rule(line) => return None,
        b'-' | b'*' | b'+' => &line[1..],
        _ => line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', ')'])?,
    };
    (after.is_empty() || after.starts_with([' ', '\t'])).then_some(after)
}

/// A line across the page, as `- - -`, is no list of lists.
fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|byte| !matches!(byte, b' ' | b'\t'));
    let first = marks.next();
    marks.clone().count() >= 2 && marks.all(|mark| Some(mark) == first)
}

/// Counts from each line that could be the one below a table's head: its columns, times the lines
/// until an empty one. It may take something else for a table, which then has to be enormous too.
fn has_large_table<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let (mut columns, mut rows) = (0, 0);
    for line in lines {
        if line.trim_matches([' ', '\t', '>']).is_empty() {
            (columns, rows) = (0, 0);
            continue;
        }
        rows += 1;
        if could_divide_head(line) {
            columns = columns.max(columns_of(line));
        }
        if columns * rows > MAX_CELLS {
            return true;
        }
    }
    false
}

fn columns_of(line: &str) -> usize {
    let line = line.trim_matches([' ', '\t', '>']);
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').unwrap_or(line);
    line.split('|').count()
}

fn could_divide_head(line: &str) -> bool {
    let allowed = |byte: u8| {
        matches!(byte, b'|' | b':' | b'-' | b' ' | b'\t' | b'>' | b'*' | b'+')
            || matches!(byte, b'.' | b')' | b'0'..=b'9')
    };
    line.contains('-') && line.contains(['|', ':']) && line.bytes().all(allowed)
}

pub(crate) fn check_tree<'a>(root: &'a AstNode<'a>) -> Result<(), TooMuch> {
    let mut depth = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(_) => depth += 1,
            NodeEdge::End(_) => depth -= 1,
        }
        if depth > MAX_DEPTH {
            return Err(TooMuch::Nesting);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{TooMuch, check_source, nesting};

    #[test]
    fn what_people_write_is_not_too_much() {
        let rule = "- ".repeat(60);
        let table = format!("|a|b|c|\n|---|---|---|\n{}", "|1|2|3|\n".repeat(1_000));
        for text in ["> > - 1. deep", &rule, "* * *", &table, "-----", "2026. A year."] {
            assert_eq!(check_source(text), Ok(()), "{text}");
        }
        assert_eq!(nesting("    - > 12) x"), 5);
        assert_eq!(nesting("        code - not a list"), 0);
    }

    #[test]
    fn a_few_lines_that_ask_for_very_many_cells_are_refused() {
        let columns = 100;
        let table =
            format!("{}\n{}\n{}", "|a".repeat(columns), "|-".repeat(columns), "a\n".repeat(60));
        assert_eq!(check_source(&table), Err(TooMuch::Cells));
        let quoted = table.lines().map(|line| format!("> {line}\n")).collect::<String>();
        assert_eq!(check_source(&quoted), Err(TooMuch::Cells));
    }
}
