//! What a file is, by its first bytes. Names and headers are written by whoever sends it.

use serde::{Deserialize, Serialize};

use crate::Refusal;

/// A kind of picture that is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Portable Network Graphics; of an animated one the still picture.
    Png,
    /// JPEG, with whatever a camera wrote into it.
    Jpeg,
    /// GIF, of which the first frame is kept.
    Gif,
    /// WebP, of which the first frame is kept.
    Webp,
}

impl Kind {
    /// The kind of these bytes, or why they are refused.
    pub fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Ok(Self::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Ok(Self::Jpeg)
        } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
            Ok(Self::Gif)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Ok(Self::Webp)
        } else {
            Err(foreign(bytes))
        }
    }

    pub(crate) fn format(self) -> image::ImageFormat {
        match self {
            Self::Png => image::ImageFormat::Png,
            Self::Jpeg => image::ImageFormat::Jpeg,
            Self::Gif => image::ImageFormat::Gif,
            Self::Webp => image::ImageFormat::WebP,
        }
    }
}

/// Names what people most often send instead, so that they know what to do about it.
fn foreign(bytes: &[u8]) -> Refusal {
    let brand = if bytes.get(4..8) == Some(b"ftyp") { bytes.get(8..12) } else { None };
    match brand {
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1") => Refusal::Heic,
        Some(b"avif" | b"avis") => Refusal::Other("an AVIF picture".into()),
        Some(_) => Refusal::Other("a film".into()),
        None if bytes.is_empty() => Refusal::Empty,
        None if bytes.starts_with(b"BM") => Refusal::Other("a BMP picture".into()),
        None if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") => {
            Refusal::Other("a TIFF picture".into())
        }
        None if bytes.starts_with(b"%PDF") => Refusal::Other("a PDF".into()),
        None if bytes.starts_with(b"PK\x03\x04") => Refusal::Other("a ZIP archive".into()),
        None if looks_like_svg(bytes) => Refusal::Other("an SVG drawing".into()),
        None => Refusal::NotAPicture,
    }
}

fn looks_like_svg(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1024)];
    start.windows(4).any(|four| four.eq_ignore_ascii_case(b"<svg"))
}

/// What a picture is written as: JPEG, or PNG where something shines through. Every browser and
/// mail program shows both; a lossless WebP of a photograph would be five times as large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Output {
    /// For pictures without transparency.
    Jpeg,
    /// For pictures with transparency.
    Png,
}

impl Output {
    /// For the header `Content-Type`.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// Whether these bytes begin like it: what a worker hands over is not believed.
    pub(crate) fn begins(self, bytes: &[u8]) -> bool {
        let wanted = match self {
            Self::Jpeg => Kind::Jpeg,
            Self::Png => Kind::Png,
        };
        Kind::of(bytes) == Ok(wanted)
    }
}
