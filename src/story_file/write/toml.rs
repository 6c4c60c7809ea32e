//! TOML as a person would lay it out.

use std::fmt::Write as _;

/// A list of sentences that is longer than this is written with one sentence a line.
const LINE: usize = 100;

/// A file that is being written.
pub(super) struct Toml(String);

impl Toml {
    pub(super) fn new() -> Self {
        Self(String::new())
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    pub(super) fn blank(&mut self) {
        self.0.push('\n');
    }

    /// Begins a table, after an empty line.
    pub(super) fn header(&mut self, header: &str) {
        let _ = writeln!(self.0, "\n{header}");
    }

    pub(super) fn number(&mut self, key: &str, number: u32) {
        let _ = writeln!(self.0, "{key} = {number}");
    }

    pub(super) fn truth(&mut self, key: &str, truth: bool) {
        let _ = writeln!(self.0, "{key} = {truth}");
    }

    /// A text: in one line if it is one, else between triple quotes with its own line breaks.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        let written = if text.contains('\n') { in_lines(text) } else { quoted(text) };
        let _ = writeln!(self.0, "{key} = {written}");
    }

    pub(super) fn maybe_text(&mut self, key: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    pub(super) fn texts(&mut self, key: &str, texts: &[String]) {
        let items = quoted_all(texts);
        let line = format!("{key} = [{}]", items.join(", "));
        let sentences = texts.len() > 1 && texts.iter().any(|text| text.contains(' '));
        if sentences && line.chars().count() > LINE {
            self.items(key, items.iter());
        } else {
            let _ = writeln!(self.0, "{line}");
        }
    }

    pub(super) fn maybe_texts(&mut self, key: &str, texts: &[String]) {
        if !texts.is_empty() {
            self.texts(key, texts);
        }
    }

    /// A list of tables, each in a line of its own.
    pub(super) fn inline_tables(&mut self, key: &str, tables: impl Iterator<Item = String>) {
        self.items(key, tables.map(|table| format!("{{ {table} }}")));
    }

    fn items(&mut self, key: &str, items: impl Iterator<Item = impl AsRef<str>>) {
        let _ = writeln!(self.0, "{key} = [");
        for item in items {
            let _ = writeln!(self.0, "  {},", item.as_ref());
        }
        self.0.push_str("]\n");
    }
}

pub(super) fn quoted_all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| quoted(text)).collect()
}

/// A text in one line, between quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            _ => push_escaped(character, &mut out),
        }
    }
    out.push('"');
    out
}

/// A text between triple quotes, which stand on lines of their own.
fn in_lines(text: &str) -> String {
    let mut out = String::from("\"\"\"\n");
    let mut quotes = 0;
    for character in text.chars() {
        quotes = if character == '"' { quotes + 1 } else { 0 };
        match character {
            '\n' => out.push('\n'),
            // Three in a row would end the text.
            '"' if quotes % 3 == 0 => out.push_str("\\\""),
            '"' => out.push('"'),
            _ => push_escaped(character, &mut out),
        }
    }
    out.push_str("\n\"\"\"");
    out
}

fn push_escaped(character: char, out: &mut String) {
    match character {
        '\\' => out.push_str("\\\\"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        c if c.is_ascii_control() => {
            let _ = write!(out, "\\u{:04X}", u32::from(c));
        }
        c => out.push(c),
    }
}
