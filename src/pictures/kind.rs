//! The kinds of picture.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

/// What a picture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A story's cover, 5:7.
    Cover,
    /// A person, 4:5, shown in an arch.
    Portrait,
    /// A campaign's banner, 3:1.
    Banner,
    /// A square crest for a listing, a group, a guild.
    Crest,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Cover, Self::Portrait, Self::Banner, Self::Crest];

    /// The name it goes by in keys and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Portrait => "portrait",
            Self::Banner => "banner",
            Self::Crest => "crest",
        }
    }

    /// Width and height, so that a page can keep the space before the picture is there.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Cover => (300, 420),
            Self::Portrait => (240, 300),
            Self::Banner => (1200, 400),
            Self::Crest => (160, 160),
        }
    }
}

impl Display for Kind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// No kind of picture has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownKind;

impl Display for UnknownKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("there are pictures of these kinds: cover, portrait, banner, crest")
    }
}

impl Error for UnknownKind {}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(UnknownKind)
    }
}
