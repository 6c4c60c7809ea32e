use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a file is not let in; as text it is a sentence for who sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is larger than this many bytes.
    TooManyBytes {
        /// The most there may be, in bytes.
        limit: u64,
    },
    /// It has too many pixels.
    TooLarge {
        /// Its width in pixels, as it says itself.
        width: u32,
        /// Its height in pixels, as it says itself.
        height: u32,
        /// The longest side there may be, in pixels.
        side: u32,
        /// The most pixels there may be.
        pixels: u64,
    },
    /// What newer iPhones write.
    Heic,
    /// Something known that is not let in, with its article.
    Other(String),
    /// Nothing that is known.
    NotAPicture,
    /// It begins like a picture and then is none, or takes too long.
    Unreadable,
    /// The part that is to be cut out lies outside of it.
    CropOutside,
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const KINDS: &str = "Please choose a JPEG, PNG, WebP or GIF.";
        match self {
            Self::Empty => f.write_str("This file is empty. Please choose another."),
            Self::TooManyBytes { limit } => {
                write!(f, "This file is too large: at most {} are possible.", Size(*limit))
            }
            Self::TooLarge { width, height, side, pixels } => write!(
                f,
                "This picture has {width} × {height} pixels. At most {side} a side and {} million \
                 in all are possible; please make it smaller.",
                pixels / 1_000_000
            ),
            Self::Heic => f.write_str(
                "This is an HEIC picture, which most browsers do not show. Please save it as JPEG \
                 (on an iPhone: Settings, Camera, Formats, Most Compatible).",
            ),
            Self::Other(what) => write!(f, "This is {what}. {KINDS}"),
            Self::NotAPicture => write!(f, "This is not a picture. {KINDS}"),
            Self::Unreadable => f.write_str(
                "This picture could not be read. Please open it on your device, save it anew and \
                 try again.",
            ),
            Self::CropOutside => {
                f.write_str("The part you chose lies outside of the picture. Please choose again.")
            }
        }
    }
}

/// A number of bytes as people write it, in steps of a thousand.
pub(crate) struct Size(pub(crate) u64);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, name) = match self.0 {
            0..1_000 => return write!(f, "{} bytes", self.0),
            1_000..1_000_000 => (1_000, "kB"),
            1_000_000..1_000_000_000 => (1_000_000, "MB"),
            _ => (1_000_000_000, "GB"),
        };
        let tenths = self.0 / (unit / 10);
        match tenths % 10 {
            0 => write!(f, "{} {name}", tenths / 10),
            rest => write!(f, "{}.{rest} {name}", tenths / 10),
        }
    }
}
