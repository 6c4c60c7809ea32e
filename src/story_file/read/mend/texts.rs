//! Texts between quotes, closed or not.

use super::lines::{is_bare, is_outside_text};
use super::{Around, Mender, Scanned};

impl Mender<'_> {
    /// A text that begins with a straight quote.
    pub(super) fn text(&mut self, at: usize, around: Around) -> Scanned {
        let rest = self.rest(at);
        let quote = if rest.starts_with('"') { '"' } else { '\'' };
        if ["\"\"\"", "'''"].iter().any(|three| rest.starts_with(three)) {
            return self.text_of_lines(at, quote);
        }
        let Some(end) = self.end_in_line(at + 1, quote) else {
            return self.unclosed_in_line(at, quote);
        };
        if self.may_follow(end, around) {
            return Ok(end);
        }
        let reason = match quote {
            '"' => "a quote inside a text ends it; inside, write “ ” or \\\"",
            _ => "an apostrophe inside single quotes ends the text; put it between double quotes",
        };
        self.blame(at, reason);
        Err(self.next_line(end))
    }

    /// Where a text of one line ends.
    fn end_in_line(&mut self, from: usize, quote: char) -> Option<usize> {
        let mut at = from;
        loop {
            let next = self.rest(at).chars().next()?;
            match next {
                '\n' => return None,
                '\\' if quote == '"' => at += self.escape(at, false),
                _ if next == quote => return Some(at + 1),
                _ => at += next.len_utf8(),
            }
        }
    }

    fn unclosed_in_line(&mut self, at: usize, quote: char) -> Scanned {
        let line = self.line(at).trim_end_matches([',', '}', ']', ' ', '\t', '\r']);
        let reason = if line.ends_with(['”', '“', '»', '’']) {
            format!("this text begins with a straight {quote} and ends with a curly quote")
        } else {
            format!(
                "the text that begins with {quote} is not closed on its line; one of several \
                 lines stands between three quotes, \"\"\""
            )
        };
        self.blame(at, reason);
        Err(self.next_line(at))
    }

    /// Whether what comes after a text may come there.
    fn may_follow(&self, end: usize, around: Around) -> bool {
        let rest = self.rest(end);
        let after = rest.trim_start_matches([' ', '\t', '\r']);
        let Some(next) = after.chars().next() else { return true };
        match around {
            _ if matches!(next, '\n' | '#' | ',' | ']' | '}') => true,
            Around::Line => false,
            // A comma is missing then, which is told with the list or the table.
            Around::List => matches!(next, '"' | '\'' | '{' | '[') && after.len() < rest.len(),
            Around::Table => self.is_key(self.source.len() - after.len()),
        }
    }

    /// Whether a key with its `=` begins at a place.
    pub(super) fn is_key(&self, at: usize) -> bool {
        let rest = self.rest(at);
        let after = rest.trim_start_matches(is_bare);
        after.len() < rest.len() && after.trim_start_matches(' ').starts_with('=')
    }

    /// A text between three quotes.
    fn text_of_lines(&mut self, open: usize, quote: char) -> Scanned {
        let three = if quote == '"' { "\"\"\"" } else { "'''" };
        let mut at = open + 3;
        while let Some(next) = self.rest(at).chars().next() {
            match next {
                '\n' if is_outside_text(self.line(at + 1)) => {
                    return self.unclosed_lines(open, at + 1, three);
                }
                '\\' if quote == '"' => at += self.escape(at, true),
                _ if next == quote && self.rest(at).starts_with(three) => {
                    // Up to two quotes before the last three belong to the text.
                    let quotes = self.rest(at).chars().take_while(|c| *c == quote).count();
                    return self.after_lines(at + quotes.min(5), three);
                }
                _ => at += next.len_utf8(),
            }
        }
        self.unclosed_lines(open, self.source.len(), three)
    }

    fn unclosed_lines(&mut self, open: usize, next: usize, three: &str) -> Scanned {
        let before = match self.rest(next) {
            "" => "before the file ends".to_owned(),
            _ => format!("before line {} begins something else", self.lines.line(next)),
        };
        self.blame(open, format!("the text that begins here with {three} is not closed {before}"));
        Err(next)
    }

    fn after_lines(&mut self, end: usize, three: &str) -> Scanned {
        if self.may_follow(end, Around::List) || self.may_follow(end, Around::Table) {
            return Ok(end);
        }
        let reason = format!("{three} ends the text, and more of it stands after that");
        self.blame(end, reason);
        Err(self.next_line(end))
    }

    /// A backslash with what belongs to it; how long it is.
    fn escape(&mut self, at: usize, over_lines: bool) -> usize {
        let after = self.rest(at + 1);
        let Some(next) = after.chars().next() else { return 1 };
        let digits = match next {
            'b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\' => return 2,
            _ if over_lines && after.trim_start_matches([' ', '\t', '\r']).starts_with('\n') => {
                return 1;
            }
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let number = after.get(1..=digits).filter(|_| digits > 0);
        let code = number.and_then(|number| u32::from_str_radix(number, 16).ok());
        if code.and_then(char::from_u32).is_none() {
            let reason = "a backslash means something special between double quotes";
            let shown: String = after.chars().take(1).collect();
            let remedy = "write two of them for one";
            self.blame(at, format!("{reason}, and `\\{shown}` means nothing; {remedy}"));
        }
        1
    }
}
