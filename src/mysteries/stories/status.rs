//! How far a story is, and who finds it.

use crate::column::Word;
use lamplight_story_file::Closed;

/// How far a story is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing has been published yet.
    Draft,
    /// There is an edition that can be hosted.
    Published,
    /// Its author has put it away.
    Archived,
}

impl Closed for Status {
    const ALL: &'static [(&'static str, Self)] =
        &[("draft", Self::Draft), ("published", Self::Published), ("archived", Self::Archived)];
}

impl From<Word<Status>> for Status {
    fn from(word: Word<Self>) -> Self {
        word.0
    }
}

/// Who finds a published story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Its author.
    Private,
    /// Whoever has its address.
    Unlisted,
    /// Everybody, in the library.
    Public,
}

impl Closed for Visibility {
    const ALL: &'static [(&'static str, Self)] =
        &[("private", Self::Private), ("unlisted", Self::Unlisted), ("public", Self::Public)];
}

impl From<Word<Visibility>> for Visibility {
    fn from(word: Word<Self>) -> Self {
        word.0
    }
}
