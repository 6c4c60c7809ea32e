//! One table of a file, read key by key. Whatever is wrong is noted, and reading goes on with a
//! stand-in, so that one pass finds all mistakes.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::at::At;
use crate::notes::Notes;

/// Something in a file, with the place where it stands.
pub(super) type Value<'t> = &'t Spanned<DeValue<'t>>;

/// One table of a file.
pub(super) struct Fields<'t, 'n> {
    pub(super) table: &'t DeTable<'t>,
    pub(super) at: At,
    pub(super) source: &'t str,
    pub(super) notes: &'n mut Notes,
    known: Vec<&'static str>,
}

impl<'t, 'n> Fields<'t, 'n> {
    pub(super) fn new(
        table: &'t DeTable<'t>,
        at: At,
        source: &'t str,
        notes: &'n mut Notes,
    ) -> Self {
        Self { table, at, source, notes, known: Vec::new() }
    }

    /// The table at a place inside this one.
    pub(super) fn inside(&mut self, table: &'t DeTable<'t>, at: At) -> Fields<'t, '_> {
        Fields::new(table, at, self.source, self.notes)
    }

    /// Whether the table has a key, without reading it.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// What stands under a key that may be left out.
    pub(super) fn find(&mut self, key: &'static str) -> Option<Value<'t>> {
        self.known.push(key);
        let (name, value) = self.table.get_key_value(key)?;
        let text_line = self.text_line(value);
        // A table may be opened far from the first mention of its key.
        let start = if value.get_ref().is_table() { value.span().start } else { name.span().start };
        self.notes.place(self.at.key(key), start, text_line);
        Some(value)
    }

    /// What stands under a key that must be there.
    pub(super) fn need(&mut self, key: &'static str) -> Option<Value<'t>> {
        let value = self.find(key);
        if value.is_none() {
            let at = self.at.key(key);
            if !self.notes.is_torn() {
                self.notes.refuse(&at, format!("`{key}` is missing"));
            }
            self.notes.unread(at);
        }
        value
    }

    /// Refuses a value that is not what it should be.
    pub(super) fn unfit(&mut self, at: &At, wanted: &str, value: &DeValue<'_>) {
        let found = kind_of(value);
        self.notes.refuse(at, format!("this must be {wanted}, and is {found}"));
        self.notes.unread(at.clone());
    }

    /// The first line of a text whose lines are lines of the file.
    pub(super) fn text_line(&self, value: Value<'t>) -> Option<usize> {
        let raw = self.source.get(value.span())?;
        let text = raw.strip_prefix("\"\"\"").or_else(|| raw.strip_prefix("'''"))?;
        if raw.starts_with('"') && text.contains("\\\n") {
            return None;
        }
        let blank = text.len() - text.trim_start().len();
        Some(self.notes.lines.line(value.span().start + 3 + blank))
    }

    /// Refuses every key that has not been asked for.
    pub(super) fn done(self) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if self.known.contains(&name) {
                continue;
            }
            let at = self.at.key(name);
            self.notes.place(at.clone(), key.span().start, None);
            self.notes.refuse(&at, unknown(name, &self.known));
        }
    }
}

fn unknown(name: &str, known: &[&'static str]) -> String {
    let near = known.iter().find(|word| looks_like(name, word));
    let hint = near.map(|word| format!(" (did you mean `{word}`?)")).unwrap_or_default();
    format!("`{}` is not a key here{hint}", shown(name))
}

/// A word of the file, short enough for a message.
pub(super) fn shown(word: &str) -> String {
    let short: String = word.chars().take(40).collect();
    let more = if short.len() < word.len() { "…" } else { "" };
    format!("{}{more}", short.escape_debug())
}

/// Whether two words differ by a slip: other case or hyphens, or one letter more or less.
fn looks_like(name: &str, word: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_'], "");
    let (name, word) = (plain(name), plain(word));
    let lacks_one = |long: &str, short: &str| {
        long.char_indices().any(|(at, c)| {
            long.len() == short.len() + c.len_utf8()
                && long.get(..at) == short.get(..at)
                && long.get(at + c.len_utf8()..) == short.get(at..)
        })
    };
    name == word || lacks_one(&name, &word) || lacks_one(&word, &name)
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
