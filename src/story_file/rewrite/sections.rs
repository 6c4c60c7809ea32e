//! The headings of a file, with what belongs to each.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Value;

/// A heading with its lines.
#[derive(Debug)]
struct Section {
    /// Where the heading begins; none for what stands before the first.
    heading: Option<usize>,
    /// From the comments directly above the heading to those directly below the last line. Comments
    /// that stand apart, between empty lines, belong to nobody.
    part: Range<usize>,
}

/// All headings of a file, in their order.
#[derive(Debug)]
pub(super) struct Sections(Vec<Section>);

/// Whether a value stands under a heading of its own, or all things in it do.
pub(super) fn is_headed(source: &str, value: Value<'_>) -> bool {
    match value.get_ref() {
        DeValue::Table(_) => source.as_bytes().get(value.span().start) == Some(&b'['),
        DeValue::Array(items) => items.iter().next().is_some_and(|it| is_headed_table(source, it)),
        _ => false,
    }
}

/// Whether the things of a list stand under headings.
pub(super) fn items_are_headed(source: &str, items: &[Value<'_>]) -> bool {
    items.first().is_some_and(|item| is_headed_table(source, item))
}

fn is_headed_table(source: &str, value: Value<'_>) -> bool {
    value.get_ref().is_table() && is_headed(source, value)
}

impl Sections {
    pub(super) fn of(source: &str, root: &DeTable<'_>) -> Self {
        let mut walk = Walk { source, headings: Vec::new(), ends: Vec::new() };
        root.iter().for_each(|(_, value)| walk.value(value));
        walk.headings.sort_unstable();
        walk.ends.sort_unstable();
        let mut sections: Vec<Section> = Vec::new();
        let mut end = 0;
        for (index, heading) in
            std::iter::once(None).chain(walk.headings.iter().map(|it| Some(*it))).enumerate()
        {
            let next = walk.headings.get(index).copied().unwrap_or(source.len());
            let start = heading.map_or(0, |at| above(source, end, at));
            // The last value before the next heading.
            let values = walk.ends.partition_point(|end| *end <= next);
            let last = values.checked_sub(1).and_then(|it| walk.ends.get(it)).copied();
            let last = last.unwrap_or(0).max(heading.unwrap_or(0));
            end = line_after(source, last);
            let stop = walk.headings.get(index).map_or(source.len(), |at| above(source, end, *at));
            end = below(source, end, stop);
            sections.push(Section { heading, part: start..end });
        }
        Self(sections)
    }

    /// The place of a heading among all.
    fn place(&self, heading: usize) -> Option<usize> {
        self.0.binary_search_by_key(&Some(heading), |section| section.heading).ok()
    }

    /// Where the lines directly under a heading end, or those before the first.
    pub(super) fn end_of(&self, heading: Option<usize>) -> Option<usize> {
        let place = heading.map_or(Some(0), |heading| self.place(heading))?;
        Some(self.0.get(place)?.part.end)
    }

    /// All of a value that stands under headings; none if something else stands in between.
    pub(super) fn chunk(&self, source: &str, value: Value<'_>) -> Option<Range<usize>> {
        let mut walk = Walk { source, headings: Vec::new(), ends: Vec::new() };
        walk.value(value);
        walk.headings.sort_unstable();
        let first = self.place(*walk.headings.first()?)?;
        let own = self.0.get(first..first + walk.headings.len())?;
        let is_one = own.iter().zip(&walk.headings).all(|(it, at)| it.heading == Some(*at));
        is_one.then_some(own.first()?.part.start..own.last()?.part.end)
    }

    /// Whether each thing of each list is one piece.
    pub(super) fn are_in_one_piece(&self, source: &str, table: &DeTable<'_>) -> bool {
        table.iter().all(|(_, value)| match value.get_ref() {
            DeValue::Table(table) => self.are_in_one_piece(source, table),
            DeValue::Array(items) if is_headed(source, value) => items.iter().all(|item| {
                let inner = item.get_ref().as_table();
                self.chunk(source, item).is_some()
                    && inner.is_none_or(|table| self.are_in_one_piece(source, table))
            }),
            _ => true,
        })
    }
}

struct Walk<'s> {
    source: &'s str,
    headings: Vec<usize>,
    /// Where headings and values end.
    ends: Vec<usize>,
}

impl Walk<'_> {
    fn value(&mut self, value: &Spanned<DeValue<'_>>) {
        let span = value.span();
        match value.get_ref() {
            DeValue::Table(table) => match self.source.as_bytes().get(span.start) {
                Some(b'{') => self.ends.push(span.end),
                Some(b'[') => {
                    self.headings.push(span.start);
                    self.ends.push(span.end);
                    table.iter().for_each(|(_, value)| self.value(value));
                }
                _ => table.iter().for_each(|(_, value)| self.value(value)),
            },
            DeValue::Array(items) if is_headed(self.source, value) => {
                items.iter().for_each(|item| self.value(item));
            }
            _ => self.ends.push(span.end),
        }
    }
}

/// Where the comments begin that stand directly above a heading, but not before `least`.
fn above(source: &str, least: usize, heading: usize) -> usize {
    let mut start = line_of(source, heading);
    while start > least {
        let before = line_of(source, start - 1);
        let line = source.get(before..start).unwrap_or_default();
        if before < least || !line.trim_start().starts_with('#') {
            break;
        }
        start = before;
    }
    start.max(least)
}

/// Where the comments end that stand directly below a line, but not after `most`.
fn below(source: &str, from: usize, most: usize) -> usize {
    let mut end = from;
    while end < most {
        let next = line_after(source, end);
        let line = source.get(end..next).unwrap_or_default();
        if next > most || !line.trim_start().starts_with('#') {
            break;
        }
        end = next;
    }
    end
}

fn line_of(source: &str, at: usize) -> usize {
    source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

fn line_after(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    rest.find('\n').map_or(source.len(), |end| at + end + 1)
}
