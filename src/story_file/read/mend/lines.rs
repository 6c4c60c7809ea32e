//! What a line begins, as far as one can tell from the line alone.

/// The tables of a story, by the first word of their headings.
const TABLES: [&str; 6] =
    ["characters", "clues", "configurations", "offstage", "rounds", "solution"];

/// What a line begins.
pub(super) enum Start<'s> {
    /// It is empty, or a comment.
    Nothing,
    /// `[solution]`, `[[clues]]`.
    Heading,
    /// `[[clues]`, with what was meant.
    BrokenHeading { meant: String },
    /// A key, what stands after it (`=`, `:`, nothing), and where its value begins.
    Value { key: &'s str, mark: Option<char>, from: usize },
    /// Nothing known.
    Unknown,
}

/// What a line begins. Among the ruins of a text that was not closed there are lines of prose, and
/// only what can hardly be prose is taken for the beginning of something.
pub(super) fn start_of(line: &str, in_ruins: bool) -> Start<'_> {
    let trimmed = line.trim();
    if trimmed.is_empty() || trimmed.starts_with('#') {
        return Start::Nothing;
    }
    if trimmed.starts_with('[') {
        return heading(trimmed, in_ruins);
    }
    let ends = || if trimmed.ends_with(']') { heading(trimmed, true) } else { Start::Unknown };
    value(line, in_ruins).unwrap_or_else(ends)
}

/// Whether a line inside a text that goes over lines begins something outside of it.
pub(super) fn is_outside_text(line: &str) -> bool {
    match start_of(line, true) {
        Start::Heading => true,
        Start::Value { key, from, .. } => {
            let value = line.get(from..).unwrap_or_default().trim_start();
            let is_word = |c: char| c.is_ascii_lowercase() || c == '_';
            key.len() > 1 && key.chars().all(is_word) && is_opener(value)
        }
        Start::Nothing | Start::BrokenHeading { .. } | Start::Unknown => false,
    }
}

/// Whether a line inside a list begins something outside of it.
pub(super) fn is_outside_list(line: &str) -> bool {
    match start_of(line, true) {
        Start::Heading => true,
        Start::Value { .. } => !is_entry_without_brace(line),
        Start::Nothing | Start::BrokenHeading { .. } | Start::Unknown => false,
    }
}

/// Whether a line is what stands between braces, with the second of them only.
pub(super) fn is_entry_without_brace(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(',');
    line.ends_with('}') && !line.contains('{')
}

/// Whether a line inside a table in braces begins something outside of it.
pub(super) fn is_outside_table(line: &str) -> bool {
    matches!(start_of(line, true), Start::Heading)
}

fn heading(trimmed: &str, in_ruins: bool) -> Start<'_> {
    let heading = trimmed.split('#').next().unwrap_or_default().trim_end();
    let name = heading.trim_matches(['[', ']', ' ', '\t']);
    let known = TABLES.contains(&name.split('.').next().unwrap_or_default().trim());
    let is_path = name.split('.').all(|step| is_key(step.trim()));
    if !is_path || (in_ruins && !known) {
        return Start::Unknown;
    }
    let brackets = |count: usize| {
        let (before, after) = ("[".repeat(count), "]".repeat(count));
        let inside = heading.strip_prefix(before.as_str())?.strip_suffix(after.as_str())?;
        (!inside.contains(['[', ']'])).then_some(())
    };
    if brackets(1).or_else(|| brackets(2)).is_some() {
        return Start::Heading;
    }
    let double = heading.starts_with("[[") || heading.ends_with("]]");
    let meant = if double { format!("[[{name}]]") } else { format!("[{name}]") };
    Start::BrokenHeading { meant }
}

fn value(line: &str, in_ruins: bool) -> Option<Start<'_>> {
    let indent = line.len() - line.trim_start().len();
    let rest = line.get(indent..)?;
    let key = rest.get(..key_length(rest)?)?;
    let after = rest.get(key.len()..)?;
    let gap = after.len() - after.trim_start_matches([' ', '\t']).len();
    let after = after.get(gap..)?;
    let at = indent + key.len() + gap;
    if after.starts_with('=') {
        return Some(Start::Value { key, mark: Some('='), from: at + 1 });
    }
    if in_ruins {
        return None;
    }
    let is_value = |text: &str| is_opener(text.trim_start_matches([' ', '\t']));
    if let Some(value) = after.strip_prefix(':') {
        return is_value(value).then_some(Start::Value { key, mark: Some(':'), from: at + 1 });
    }
    is_value(after).then_some(Start::Value { key, mark: None, from: at })
}

/// The length of a key at the beginning of a text, with dots in it and in quotes if it likes.
pub(super) fn key_length(text: &str) -> Option<usize> {
    let mut length = 0;
    loop {
        let rest = text.get(length..)?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        length += match quote {
            Some(quote) => {
                let inside = rest.get(1..)?;
                let end = inside.find([quote, '\n'])?;
                2 + Some(end)
                    .filter(|end| inside.get(*end..).is_some_and(|it| it.starts_with(quote)))?
            }
            None => rest.find(|c| !is_bare(c)).unwrap_or(rest.len()),
        };
        match text.get(length..)?.strip_prefix('.') {
            Some(_) => length += 1,
            None => return (length > 0).then_some(length),
        }
    }
}

fn is_key(step: &str) -> bool {
    !step.is_empty() && key_length(step) == Some(step.len())
}

pub(super) fn is_bare(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// Whether a value can begin like this.
fn is_opener(text: &str) -> bool {
    text.starts_with(['"', '\'', '[', '{', '“', '„', '”'])
        || text.starts_with(|c: char| c.is_ascii_digit())
        || ["true", "false"].iter().any(|word| text.starts_with(word))
}

/// Words of the file, short enough for a message.
pub(super) fn short(words: &str) -> String {
    crate::read::fields::shown(words.trim())
}
