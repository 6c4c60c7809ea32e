//! Puts a changed story into the file that its author wrote: what did not change stays as it is,
//! byte for byte, with its comments, its order and its quotes.
//!
//! The changed story is written anew first, as Lamplight lays it out. What the author’s file says
//! differently is then put in its place there, and nothing else is touched.

mod bracketed;
mod edits;
mod headed;
mod matching;
mod sections;
mod values;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::model::StoryFile;
use super::read_draft;
use super::write::write;
use edits::Edits;
use matching::{is_nothing, same};
use sections::{Sections, is_headed, items_are_headed};

type Value<'t> = &'t Spanned<DeValue<'t>>;

/// The file `source` with `story` in it. Where a file is laid out so that this cannot be done, it
/// is written anew, without its comments: see [`can_rewrite`].
pub fn rewrite(source: &str, story: &StoryFile) -> String {
    let anew = write(story);
    let Some(text) = in_place(source, &anew) else { return anew };
    // Whatever went wrong, the story is not what it costs.
    if read_draft(text.as_bytes()) == read_draft(anew.as_bytes()) { text } else { anew }
}

/// Whether every change can be put into a file without losing its comments: each thing in it must
/// stand in one piece, such as a round with all its letters.
pub fn can_rewrite(source: &str) -> bool {
    let Ok(table) = DeTable::parse(source) else { return false };
    let sections = Sections::of(source, table.get_ref());
    sections.are_in_one_piece(source, table.get_ref())
}

pub(super) fn in_place(source: &str, wanted: &str) -> Option<String> {
    let (old, new) = (DeTable::parse(source).ok()?, DeTable::parse(wanted).ok()?);
    let rewriter = Rewriter {
        source,
        wanted,
        sections: Sections::of(source, old.get_ref()),
        of_wanted: Sections::of(wanted, new.get_ref()),
        line_end: if source.contains("\r\n") { "\r\n" } else { "\n" },
    };
    let mut edits = Edits::default();
    rewriter.table(old.get_ref(), &Home::Root, "", new.get_ref(), &mut edits)?;
    let mut text = edits.applied(source, 0..source.len());
    // What was cut at the end leaves the empty line before it.
    while ends_empty(&text) && !ends_empty(source) {
        text.truncate(text.len() - if text.ends_with("\r\n") { 2 } else { 1 });
    }
    Some(text)
}

fn ends_empty(text: &str) -> bool {
    text.ends_with("\n\n") || text.ends_with("\n\r\n")
}

/// An author’s file, and what it shall say.
struct Rewriter<'s> {
    source: &'s str,
    wanted: &'s str,
    sections: Sections,
    of_wanted: Sections,
    line_end: &'static str,
}

/// How a table stands in the author’s file.
enum Home {
    /// It is the whole file.
    Root,
    /// Under a heading, which begins at this place.
    Heading(usize),
    /// Between braces.
    Braces,
    /// By keys with dots in them.
    Dots,
}

impl<'s> Rewriter<'s> {
    /// Changes a table into another.
    fn table(
        &self,
        old: &DeTable<'_>,
        home: &Home,
        path: &str,
        new: &DeTable<'_>,
        edits: &mut Edits,
    ) -> Option<()> {
        let wanted = values::in_order(new);
        for (index, (key, value)) in wanted.iter().enumerate() {
            let path = joined(path, key);
            match old.get(*key) {
                Some(present) => self.value(present, value, &path, edits)?,
                None if is_nothing(key, value.get_ref()) => {}
                None => self.add(old, home, wanted.get(..index)?, (*key, *value), edits)?,
            }
        }
        for (key, value) in old {
            let name: &str = key.get_ref();
            if new.get(name).is_none() && !is_nothing(name, value.get_ref()) {
                self.remove(key.span(), value, &joined(path, name), edits)?;
            }
        }
        Some(())
    }

    fn value(&self, old: Value<'_>, new: Value<'_>, path: &str, edits: &mut Edits) -> Option<()> {
        if same(old.get_ref(), new.get_ref()) {
            return Some(());
        }
        match (old.get_ref(), new.get_ref()) {
            (DeValue::Table(before), DeValue::Table(after)) => {
                let home = self.home(old);
                // Its keys stand in one line: it is small, and written anew when they change.
                if matches!(home, Home::Braces) && !matching::have_same_keys(before, after) {
                    edits.replace(old.span(), self.own(&values::inline(self.wanted, new)));
                    return Some(());
                }
                self.table(before, &home, path, after, edits)
            }
            (DeValue::Array(before), DeValue::Array(after)) => {
                let (before, after): (Vec<_>, Vec<_>) =
                    (before.iter().collect(), after.iter().collect());
                self.list(old.span(), &before, (new, after.as_slice()), path, edits)
            }
            _ => {
                edits.replace(old.span(), self.own(&values::inline(self.wanted, new)));
                Some(())
            }
        }
    }

    fn home(&self, table: Value<'_>) -> Home {
        match self.source.as_bytes().get(table.span().start) {
            Some(b'{') => Home::Braces,
            Some(b'[') => Home::Heading(table.span().start),
            _ => Home::Dots,
        }
    }

    fn list(
        &self,
        span: Range<usize>,
        old: &[Value<'_>],
        (whole, new): (Value<'_>, &[Value<'_>]),
        path: &str,
        edits: &mut Edits,
    ) -> Option<()> {
        let pairs = matching::pairs(old, new);
        let in_order = pairs.iter().enumerate().all(|(index, pair)| *pair == Some(index));
        if in_order && old.len() == new.len() {
            let mut items = old.iter().zip(new);
            items.try_for_each(|(old, new)| self.value(old, new, path, edits))
        } else if items_are_headed(self.source, old) {
            self.headed(old, new, &pairs, path, edits)
        } else if old.is_empty() || new.is_empty() {
            edits.replace(span, self.own(&values::inline(self.wanted, whole)));
            Some(())
        } else {
            self.bracketed(span, old, new, &pairs, path, edits)
        }
    }

    /// A new key with its value.
    fn add(
        &self,
        old: &DeTable<'_>,
        home: &Home,
        before: &[(&str, Value<'_>)],
        (key, value): (&str, Value<'_>),
        edits: &mut Edits,
    ) -> Option<()> {
        let mut earlier = before.iter().rev().filter_map(|(key, _)| old.get_key_value(*key));
        if is_headed(self.wanted, value) {
            let after = earlier.find(|(_, value)| is_headed(self.source, value));
            let at = match (after, home) {
                (Some((_, value)), _) => self.sections.chunk(self.source, value)?.end,
                (None, Home::Root) => self.sections.end_of(None)?,
                (None, Home::Heading(at)) => self.sections.end_of(Some(*at))?,
                (None, Home::Braces | Home::Dots) => return None,
            };
            let chunk = self.of_wanted.chunk(self.wanted, value)?;
            edits.insert(at, self.own_section(self.wanted.get(chunk)?, at));
            return Some(());
        }
        let written = format!("{key} = {}", values::inline(self.wanted, value));
        let written = self.own(&written);
        let line = |indent: &str| format!("{}{indent}{written}", self.line_end);
        let (at, text) = match (earlier.find(|(_, value)| !is_headed(self.source, value)), home) {
            (Some((key, value)), _) => {
                let start = self.source.get(..key.span().start)?.rfind('\n').map_or(0, |it| it + 1);
                let indent = self.source.get(start..key.span().start)?;
                (self.end_of_line(self.end_of_value(value)), line(indent))
            }
            (None, Home::Heading(at)) => (self.end_of_line(*at), line("")),
            (None, Home::Root) => (0, format!("{written}{}", self.line_end)),
            (None, Home::Braces | Home::Dots) => return None,
        };
        edits.insert(at, text);
        Some(())
    }

    /// Takes out a key with its value, and what is said of it on the same line.
    fn remove(
        &self,
        key: Range<usize>,
        value: Value<'_>,
        path: &str,
        edits: &mut Edits,
    ) -> Option<()> {
        match value.get_ref() {
            DeValue::Array(items) if is_headed(self.source, value) => {
                self.headed(&items.iter().collect::<Vec<_>>(), &[], &[], path, edits)
            }
            _ if is_headed(self.source, value) => {
                edits.replace(self.sections.chunk(self.source, value)?, String::new());
                Some(())
            }
            _ => {
                let start = self.source.get(..key.start)?.rfind('\n').map_or(0, |it| it + 1);
                let end = self.source.get(value.span().end..)?.find('\n');
                let end = end.map_or(self.source.len(), |it| value.span().end + it + 1);
                edits.replace(start..end, String::new());
                Some(())
            }
        }
    }

    /// Where a value ends that is not under a heading, if its keys have dots in them too.
    fn end_of_value(&self, value: Value<'_>) -> usize {
        match (value.get_ref(), self.home(value)) {
            (DeValue::Table(table), Home::Dots) => {
                table.iter().map(|(_, it)| self.end_of_value(it)).max().unwrap_or_default()
            }
            _ => value.span().end,
        }
    }

    /// The end of the line of a place, before what ends it.
    fn end_of_line(&self, at: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or_default();
        at + rest.lines().next().map_or(0, str::len)
    }

    /// Lines of ours, ended as the file ends its own.
    fn own(&self, text: &str) -> String {
        if self.line_end == "\n" { text.to_owned() } else { text.replace('\n', self.line_end) }
    }

    /// A section of ours after an empty line, to be put at a place where one ends.
    fn own_section(&self, text: &str, at: usize) -> String {
        let before = self.source.get(..at).unwrap_or_default();
        let open = if before.is_empty() || before.ends_with('\n') { "" } else { self.line_end };
        format!("{open}{}{}{}", self.line_end, self.own(text.trim()), self.line_end)
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
