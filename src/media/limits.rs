use serde::{Deserialize, Serialize};

use crate::Refusal;

/// How large a picture may be. Frames need no number: of an animation one is ever decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The file, in bytes.
    pub bytes: u64,
    /// Its longer side, in pixels.
    pub side: u32,
    /// Width times height, in pixels: each costs up to eight bytes of memory while it is decoded.
    pub pixels: u64,
}

impl Default for Limits {
    /// What the cameras of today's telephones write, with room above.
    fn default() -> Self {
        Self { bytes: 20_000_000, side: 12_000, pixels: 50_000_000 }
    }
}

impl Limits {
    /// Whether a file of so many bytes is let in.
    pub fn check_bytes(&self, bytes: u64) -> Result<(), Refusal> {
        if bytes > self.bytes { Err(Refusal::TooManyBytes { limit: self.bytes }) } else { Ok(()) }
    }

    /// Whether a picture of this size is decoded.
    pub fn check_size(&self, width: u32, height: u32) -> Result<(), Refusal> {
        let pixels = u64::from(width) * u64::from(height);
        if width == 0 || height == 0 {
            Err(Refusal::Unreadable)
        } else if width.max(height) > self.side || pixels > self.pixels {
            Err(Refusal::TooLarge { width, height, side: self.side, pixels: self.pixels })
        } else {
            Ok(())
        }
    }
}
