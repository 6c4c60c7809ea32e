//! Files that are not TOML: what went wrong, once for each cause and on the line where it began,
//! and the file without the places it spoilt, so that the rest can be read.
//!
//! A parser that has lost its way finds a mistake in every line until it is back. Here a line that
//! can only be the beginning of something new (`title = …`, `[[clues]]`) is taken as that, whatever
//! should have been closed before it.

mod brackets;
mod lines;
mod texts;

use crate::at::Lines;
use lines::{Start, start_of};

/// A file that can be read, line for line as the one that could not, and what went wrong in that.
pub(super) struct Mended {
    pub(super) text: String,
    /// Lines and reasons, in their order.
    pub(super) causes: Vec<(usize, String)>,
}

/// Looks for what makes a file no TOML, and takes it out.
pub(super) fn mend(source: &str) -> Mended {
    let mut mender = Mender {
        source,
        lines: Lines::of(source),
        kept: String::with_capacity(source.len()),
        causes: Vec::new(),
        spoilt: false,
        in_ruins: false,
    };
    let mut at = 0;
    while at < source.len() {
        at = mender.statement(at);
    }
    Mended { text: mender.kept, causes: mender.causes }
}

/// Where something ends, or where to go on after what cannot be read.
type Scanned = Result<usize, usize>;

/// What stands around a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Line,
    List,
    Table,
}

struct Mender<'s> {
    source: &'s str,
    lines: Lines,
    kept: String,
    causes: Vec<(usize, String)>,
    /// Something in this statement was wrong.
    spoilt: bool,
    /// What comes before could not be read: what makes no sense now follows from that.
    in_ruins: bool,
}

impl<'s> Mender<'s> {
    fn rest(&self, at: usize) -> &'s str {
        self.source.get(at..).unwrap_or_default()
    }

    /// The line from a place on, without its end.
    fn line(&self, at: usize) -> &'s str {
        let rest = self.rest(at);
        rest.split_once('\n').map_or(rest, |(line, _)| line)
    }

    fn next_line(&self, at: usize) -> usize {
        self.rest(at).find('\n').map_or(self.source.len(), |length| at + length + 1)
    }

    fn blame(&mut self, at: usize, reason: impl Into<String>) {
        if !self.in_ruins {
            self.causes.push((self.lines.line(at), reason.into()));
        }
        self.spoilt = true;
        self.in_ruins = true;
    }

    fn keep(&mut self, from: usize, to: usize) {
        self.kept.push_str(self.source.get(from..to).unwrap_or_default());
    }

    /// Leaves empty lines, so that the others keep their numbers.
    fn leave_out(&mut self, from: usize, to: usize) {
        let gone = self.source.get(from..to).unwrap_or_default();
        self.kept.extend(gone.chars().filter(|c| *c == '\n'));
    }

    /// One line, or as many as belong together. Says where the next begins.
    fn statement(&mut self, at: usize) -> usize {
        let (line, next) = (self.line(at), self.next_line(at));
        self.spoilt = false;
        match start_of(line, self.in_ruins) {
            Start::Nothing => self.keep(at, next),
            Start::Heading => {
                self.in_ruins = false;
                self.keep(at, next);
            }
            Start::BrokenHeading { meant } => {
                let reason = "a heading has as many brackets behind it as before it";
                self.blame(at, format!("{reason}: `{meant}`"));
                self.in_ruins = false;
                self.kept.push_str(&meant);
                self.leave_out(at, next);
            }
            Start::Value { key, mark, from } => {
                self.in_ruins = false;
                self.mark(at, key, mark);
                let end = self.whole_value(at + from);
                if self.spoilt {
                    self.leave_out(at, end);
                } else {
                    self.keep(at, end);
                }
                return end;
            }
            Start::Unknown => {
                let words = "is not TOML: it is neither `key = …`, nor a heading like `[[clues]]`";
                self.blame(at, format!("this {words}, nor a comment behind `#`"));
                self.leave_out(at, next);
            }
        }
        next
    }

    /// What stands between a key and its value.
    fn mark(&mut self, at: usize, key: &str, mark: Option<char>) {
        match mark {
            Some('=') => {}
            Some(_) => self.blame(at, format!("a `=` belongs after `{key}`, not a `:`")),
            None => self.blame(at, format!("the `=` after `{key}` is missing")),
        }
    }

    /// The value of a line, to the end of the line on which it ends.
    fn whole_value(&mut self, at: usize) -> usize {
        let end = match self.value(at, Around::Line) {
            Ok(end) => end,
            Err(resume) => return self.line_start(resume),
        };
        let after = self.line(end).trim();
        if !self.in_ruins && !after.is_empty() && !after.starts_with('#') {
            let reason = "nothing belongs there but a comment behind `#`";
            self.blame(end, format!("`{}` stands after the value; {reason}", lines::short(after)));
        }
        self.next_line(end)
    }

    /// The place itself if a line begins there, or where the next one does.
    fn line_start(&self, at: usize) -> usize {
        let begins = at == 0 || self.source.as_bytes().get(at - 1) == Some(&b'\n');
        if begins { at } else { self.next_line(at) }
    }

    fn value(&mut self, at: usize, around: Around) -> Scanned {
        let at = at + self.rest(at).len() - self.rest(at).trim_start_matches([' ', '\t']).len();
        let rest = self.rest(at);
        match rest.chars().next() {
            None | Some('\n' | '\r' | '#') => {
                self.blame(at, "nothing stands after the `=`");
                Err(self.next_line(at))
            }
            Some('"' | '\'') => self.text(at, around),
            Some('“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»') => {
                let reason = "a text stands between straight quotes, \"…\", not between curly ones";
                self.blame(at, reason);
                Err(self.next_line(at))
            }
            Some('[') if around == Around::Line => self.list_of_line(at),
            Some('[') => self.list(at),
            Some('{') => self.table(at),
            Some(_) => self.word(at),
        }
    }

    /// A number, or true or false.
    fn word(&mut self, at: usize) -> Scanned {
        let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}' | '#');
        let rest = self.rest(at);
        let word = rest.get(..rest.find(is_end).unwrap_or(rest.len())).unwrap_or_default();
        if toml::de::DeValue::parse(word).is_ok() {
            return Ok(at + word.len());
        }
        let shown = lines::short(word);
        let reason = match word.to_lowercase().as_str() {
            "true" | "false" | "yes" | "no" => {
                format!("instead of `{shown}`, write `true` or `false` in small letters")
            }
            "" => "something is missing here".to_owned(),
            _ if word.starts_with('=') => "one `=` is enough".to_owned(),
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("`{shown}` is no whole number, which is written with digits alone")
            }
            _ => format!("`{shown}` needs quotes around it if it is a text: \"…\""),
        };
        self.blame(at, reason);
        Err(self.next_line(at))
    }
}
