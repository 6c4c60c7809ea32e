//! Files as cameras and liars write them.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// What nobody else is to read in a picture afterwards.
pub(crate) const SECRET: &str = "Elm Street 7, second floor";

fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 120]))
}

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = DynamicImage::from(picture(width, height));
    picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A photograph with a comment that a camera wrote into it.
pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let plain = encoded(width, height, ImageFormat::Jpeg);
    let length = u16::try_from(SECRET.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], b"\xff\xfe", &length, SECRET.as_bytes(), &plain[2..]].concat()
}

/// A drawing, with something behind its end that a browser might take for a page.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let plain = encoded(width, height, ImageFormat::Png);
    [&plain[..], b"<script>", SECRET.as_bytes(), b"</script>"].concat()
}

/// A small PNG that says of itself that it is enormous.
pub(crate) fn bomb() -> Vec<u8> {
    let mut bytes = png(4, 4);
    bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}
