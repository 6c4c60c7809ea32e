//! Lists whose things stand under headings, `[[clues]]`.

use std::ops::Range;

use super::edits::Edits;
use super::sections::is_headed;
use super::{Rewriter, Value, values};

impl Rewriter<'_> {
    /// Puts a list in another order, takes things out and puts new ones in. What stands between
    /// them stays where it is.
    pub(super) fn headed(
        &self,
        old: &[Value<'_>],
        new: &[Value<'_>],
        pairs: &[Option<usize>],
        path: &str,
        edits: &mut Edits,
    ) -> Option<()> {
        let chunks: Vec<Range<usize>> =
            old.iter().map(|item| self.sections.chunk(self.source, item)).collect::<Option<_>>()?;
        // Those that stay share the places that they had.
        let mut places: Vec<usize> = pairs.iter().flatten().copied().collect();
        places.sort_unstable();
        let mut places = places.into_iter();
        let mut after: Option<usize> = None;
        let mut first = String::new();
        for (item, pair) in new.iter().zip(pairs) {
            let Some(was) = *pair else {
                let text = self.new_item(item, path)?;
                match after {
                    Some(at) => edits.insert(at, self.own_section(&text, at)),
                    None => {
                        first.push_str(&format!("{}{1}{1}", self.own(text.trim()), self.line_end));
                    }
                }
                continue;
            };
            let place = chunks.get(places.next()?)?;
            if !first.is_empty() {
                edits.insert(place.start, std::mem::take(&mut first));
            }
            self.place(place, (chunks.get(was)?, *old.get(was)?), item, path, edits)?;
            after = Some(place.end);
        }
        if let (false, Some(place)) = (first.is_empty(), chunks.first()) {
            edits.insert(place.start, first);
        }
        let gone = chunks.iter().enumerate().filter(|(index, _)| !pairs.contains(&Some(*index)));
        gone.for_each(|(_, chunk)| edits.replace(self.with_gap(chunk), String::new()));
        Some(())
    }

    /// Puts a thing that was there, changed as it may be, in a place of the list.
    fn place(
        &self,
        place: &Range<usize>,
        (chunk, old): (&Range<usize>, Value<'_>),
        new: Value<'_>,
        path: &str,
        edits: &mut Edits,
    ) -> Option<()> {
        let mut inner = Edits::default();
        self.value(old, new, path, &mut inner)?;
        if place == chunk && inner.is_empty() {
            return Some(());
        }
        let mut text = inner.applied(self.source, chunk.clone());
        if !text.ends_with('\n') {
            text.push_str(self.line_end);
        }
        edits.replace(place.clone(), text);
        Some(())
    }

    fn new_item(&self, item: Value<'_>, path: &str) -> Option<String> {
        if is_headed(self.wanted, item) {
            let chunk = self.of_wanted.chunk(self.wanted, item)?;
            return self.wanted.get(chunk).map(str::to_owned);
        }
        values::headed(self.wanted, path, item)
    }

    /// A chunk with the empty lines after it.
    fn with_gap(&self, chunk: &Range<usize>) -> Range<usize> {
        let rest = self.source.get(chunk.end..).unwrap_or_default();
        let blank = rest.split_inclusive('\n').take_while(|line| line.trim().is_empty());
        chunk.start..chunk.end + blank.map(str::len).sum::<usize>()
    }
}
