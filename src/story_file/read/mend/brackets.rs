//! Lists and tables between brackets, closed or not.

use super::lines::{is_entry_without_brace, is_outside_list, is_outside_table, key_length, short};
use super::{Around, Mender, Scanned};

impl Mender<'_> {
    /// A list that is the value of a line. Where one thing in it cannot be read, the next line may
    /// hold another that can.
    pub(super) fn list_of_line(&mut self, open: usize) -> Scanned {
        let mut at = open + 1;
        loop {
            match self.items(open, at) {
                Ok(end) => return Ok(end),
                Err(resume) => at = if resume > at { resume } else { self.next_line(at) },
            }
            if self.ends_list(at) {
                return Err(at);
            }
        }
    }

    fn ends_list(&self, at: usize) -> bool {
        self.rest(at).is_empty() || is_outside_list(self.line(at))
    }

    pub(super) fn list(&mut self, open: usize) -> Scanned {
        self.items(open, open + 1)
    }

    /// The things in a list from one of them on.
    fn items(&mut self, open: usize, from: usize) -> Scanned {
        let mut at = from;
        loop {
            at = self.space(open, at, is_outside_list)?;
            match self.rest(at).chars().next() {
                Some(']') => return Ok(at + 1),
                Some(',') => {
                    self.blame(at, "there is a comma here, and nothing before it");
                    return Err(self.next_line(at));
                }
                Some('}') if self.in_ruins => return Err(self.next_line(at)),
                Some('}') => return self.unclosed(open, at),
                _ if is_entry_without_brace(self.line_if_key(at)) => {
                    self.blame(at, "the `{` before this is missing");
                    return Err(self.next_line(at));
                }
                _ if self.is_key(at) => return self.unclosed(open, at),
                _ => {}
            }
            let end = self.value(at, Around::List)?;
            // After something that could be read, the next mistake is one of its own.
            self.in_ruins = false;
            at = self.space(open, end, is_outside_list)?;
            match self.rest(at).chars().next() {
                Some(',') => at += 1,
                Some(']') => {}
                Some('}') => return self.unclosed(open, at),
                _ => self.no_comma(end),
            }
        }
    }

    /// A table between braces.
    pub(super) fn table(&mut self, open: usize) -> Scanned {
        let mut at = open + 1;
        loop {
            at = self.space(open, at, is_outside_table)?;
            match self.rest(at).chars().next() {
                Some('}') => return Ok(at + 1),
                Some(']' | '{') => return self.unclosed(open, at),
                _ => {}
            }
            let end = self.entry(at)?;
            at = self.space(open, end, is_outside_table)?;
            match self.rest(at).chars().next() {
                Some(',') => at += 1,
                Some('}') => {}
                Some(']') if self.rest(at + 1).trim_start_matches(' ').starts_with(['}', ',']) => {
                    self.blame(at, "the `]` here closes nothing: its `[` is missing");
                    return Err(self.next_line(at));
                }
                Some(']' | '{') => return self.unclosed(open, at),
                _ => self.no_comma(end),
            }
        }
    }

    /// The line that begins with a key here; nothing if none does.
    fn line_if_key(&self, at: usize) -> &str {
        let before = self.source.get(..at).unwrap_or_default().trim_end_matches([' ', '\t']);
        if self.is_key(at) && before.ends_with('\n') { self.line(at) } else { "" }
    }

    /// A key with its value.
    fn entry(&mut self, at: usize) -> Scanned {
        let rest = self.rest(at);
        let Some(length) = key_length(rest) else {
            let shown = short(self.line(at));
            self.blame(
                at,
                format!("a key and a `=` belong here, such as `say = …`, not `{shown}`"),
            );
            return Err(self.next_line(at));
        };
        let key = rest.get(..length).unwrap_or_default();
        let after = self.rest(at + length).trim_start_matches([' ', '\t']);
        if after.starts_with('=') {
            return self.value(self.source.len() - after.len() + 1, Around::Table);
        }
        let colon = after.starts_with(':').then_some(':');
        self.mark(at, key, colon);
        Err(self.next_line(at))
    }

    /// What comes after spaces, line ends and comments, as long as it can still be inside.
    fn space(&mut self, open: usize, from: usize, is_outside: fn(&str) -> bool) -> Scanned {
        let mut at = from;
        loop {
            match self.rest(at).chars().next() {
                Some('\n') => {
                    at += 1;
                    if is_outside(self.line(at)) {
                        return self.unclosed(open, at);
                    }
                }
                Some(' ' | '\t' | '\r') => at += 1,
                Some('#') => at += self.line(at).len(),
                Some(_) => return Ok(at),
                None => return self.unclosed(open, at),
            }
        }
    }

    fn unclosed(&mut self, open: usize, at: usize) -> Scanned {
        let (bracket, other) =
            if self.rest(open).starts_with('[') { ('[', ']') } else { ('{', '}') };
        self.blame(open, format!("the `{bracket}` here is not closed: its `{other}` is missing"));
        Err(at)
    }

    fn no_comma(&mut self, end: usize) {
        self.blame(end - 1, "a comma is missing after this");
        self.in_ruins = false;
    }
}
