use super::{About, Can, EndingWhen, Gender, HostMode, Release};

/// A value out of a closed set, with the word the file uses for it.
pub trait Closed: Copy + PartialEq + Sized + 'static {
    /// All values, with their words.
    const ALL: &'static [(&'static str, Self)];

    /// The value of a word.
    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
    }

    /// The word of a value.
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }
}

impl Closed for HostMode {
    const ALL: &'static [(&'static str, Self)] = &[("plays", Self::Plays), ("knows", Self::Knows)];
}

impl Closed for Gender {
    const ALL: &'static [(&'static str, Self)] =
        &[("female", Self::Female), ("male", Self::Male), ("any", Self::Any)];
}

impl Closed for Release {
    const ALL: &'static [(&'static str, Self)] =
        &[("round", Self::Round), ("host", Self::Host), ("holder", Self::Holder)];
}

impl Closed for Can {
    const ALL: &'static [(&'static str, Self)] =
        &[("show", Self::Show), ("give", Self::Give), ("board", Self::Board)];
}

impl Closed for About {
    const ALL: &'static [(&'static str, Self)] =
        &[("means", Self::Means), ("opportunity", Self::Opportunity), ("motive", Self::Motive)];
}

impl Closed for EndingWhen {
    const ALL: &'static [(&'static str, Self)] =
        &[("right", Self::Right), ("wrong", Self::Wrong), ("split", Self::Split)];
}
