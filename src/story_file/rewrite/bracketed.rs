//! Lists between brackets: texts, references, the lines of a script.

use std::ops::Range;

use super::edits::Edits;
use super::{Rewriter, Value, values};

/// A thing in a list, with what belongs to it.
struct Item {
    /// Spaces, line ends and comments before it.
    lead: Range<usize>,
    body: Range<usize>,
    /// What stands between it and its comma.
    before_comma: Range<usize>,
    has_comma: bool,
    /// A comment behind it on its line.
    comment: Range<usize>,
}

impl Rewriter<'_> {
    /// Puts a list in another order, takes things out and puts new ones in. The comments above and
    /// behind a thing go where it goes.
    pub(super) fn bracketed(
        &self,
        span: Range<usize>,
        old: &[Value<'_>],
        new: &[Value<'_>],
        pairs: &[Option<usize>],
        path: &str,
        edits: &mut Edits,
    ) -> Option<()> {
        let open = self.behind(span.start + 1).end;
        let items = self.items(open, old);
        let end = items.last()?.comment.end;
        let ends_with_comma = items.last()?.has_comma;
        let is_plain = |item: &Item| !self.part(&item.lead).contains('#');
        let leads: Vec<&str> =
            items.iter().map(|it| without_comments(self.part(&it.lead))).collect();
        let first = leads.first().copied().unwrap_or_default();
        let other = if first.contains('\n') { first } else { " " };
        let other = leads.get(1).copied().unwrap_or(other);
        let mut text = self.part(&(span.start..open)).to_owned();
        let mut in_comment = open > span.start + 1;
        for (index, (item, pair)) in new.iter().zip(pairs).enumerate() {
            let was = pair.and_then(|was| Some((items.get(was)?, old.get(was)?)));
            let before = match was.filter(|(was, _)| !is_plain(was)) {
                Some((was, _)) => self.part(&was.lead),
                None if index == 0 => first,
                None => other,
            };
            self.end_comment(in_comment, before, &mut text);
            text.push_str(before);
            let needs_comma = index + 1 < new.len() || ends_with_comma;
            let comma = if needs_comma { "," } else { "" };
            match was {
                Some((was, before)) => {
                    let mut inner = Edits::default();
                    self.value(before, item, path, &mut inner)?;
                    text.push_str(&inner.applied(self.source, was.body.clone()));
                    text.push_str(self.part(&was.before_comma));
                    text.push_str(comma);
                    text.push_str(self.part(&was.comment));
                }
                None => {
                    text.push_str(&self.own(&values::inline(self.wanted, item)));
                    text.push_str(comma);
                }
            }
            in_comment = was.is_some_and(|(was, _)| !was.comment.is_empty());
        }
        let rest = self.part(&(end..span.end));
        self.end_comment(in_comment, rest, &mut text);
        text.push_str(rest);
        edits.replace(span, text);
        Some(())
    }

    /// A comment goes to the end of its line, whatever came after it before.
    fn end_comment(&self, in_comment: bool, next: &str, text: &mut String) {
        if in_comment && !next.contains('\n') {
            text.push_str(self.line_end);
        }
    }

    fn part(&self, part: &Range<usize>) -> &str {
        self.source.get(part.clone()).unwrap_or_default()
    }

    /// The comment behind a place on its line, with the spaces before it.
    fn behind(&self, at: usize) -> Range<usize> {
        let rest = self.source.get(at..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let comment = rest.get(spaces..).filter(|rest| rest.starts_with('#'));
        let length = comment.and_then(|comment| comment.lines().next()).map(str::len);
        at..at + length.map_or(0, |length| spaces + length)
    }

    fn items(&self, open: usize, old: &[Value<'_>]) -> Vec<Item> {
        let mut at = open;
        let mut items = Vec::new();
        for value in old {
            let body = value.span();
            let lead = at..body.start;
            let comma = self.comma_after(body.end);
            let before_comma = body.end..comma.unwrap_or(body.end);
            let comment = self.behind(comma.map_or(body.end, |comma| comma + 1));
            at = comment.end;
            items.push(Item { lead, body, before_comma, has_comma: comma.is_some(), comment });
        }
        items
    }

    /// The comma after a place, behind spaces, line ends and comments.
    fn comma_after(&self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            match self.source.as_bytes().get(at)? {
                b',' => return Some(at),
                b'#' => at += self.source.get(at..)?.lines().next()?.len(),
                byte if byte.is_ascii_whitespace() => at += 1,
                _ => return None,
            }
        }
    }
}

/// The spaces and line ends right before a thing, after the comments above it.
fn without_comments(lead: &str) -> &str {
    let Some(comment) = lead.rfind('#') else { return lead };
    let rest = lead.get(comment..).unwrap_or_default();
    rest.find(['\r', '\n']).and_then(|end| rest.get(end..)).unwrap_or_default()
}
