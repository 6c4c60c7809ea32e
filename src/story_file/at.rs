//! The way to a place in a story, and the lines on which places stand.

use std::borrow::Borrow;

/// The way to a place by keys and numbers: `rounds.0.secrets.2.text`. The top is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct At(String);

impl At {
    pub(super) fn top() -> Self {
        Self::default()
    }

    pub(super) fn key(&self, key: &str) -> Self {
        if self.0.is_empty() { Self(key.to_owned()) } else { Self(format!("{}.{key}", self.0)) }
    }

    pub(super) fn item(&self, index: usize) -> Self {
        self.key(&index.to_string())
    }

    /// The place and all it is part of, from the inside out.
    pub(super) fn upwards(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.0.as_str()), |place| parent(place))
    }

    /// Whether this is `thing` or a part of it.
    pub(super) fn is_within(&self, thing: &Self) -> bool {
        let rest = self.0.strip_prefix(thing.0.as_str());
        rest.is_some_and(|rest| rest.is_empty() || thing.0.is_empty() || rest.starts_with('.'))
    }

    pub(super) fn steps(&self) -> impl Iterator<Item = &str> {
        self.0.split('.').filter(|step| !step.is_empty())
    }
}

/// The thing a place is part of; none for the top.
fn parent(place: &str) -> Option<&str> {
    let around = place.rsplit_once('.').map(|(parent, _)| parent);
    around.or((!place.is_empty()).then_some(""))
}

impl Borrow<str> for At {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Turns byte offsets into line numbers.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub(super) fn of(source: &str) -> Self {
        let breaks = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(offset, _)| offset + 1)).collect();
        Self { starts }
    }

    /// The line of an offset, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }
}
