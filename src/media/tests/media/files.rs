//! Files as cameras, programs and liars write them.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, Frame, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

pub(crate) const RED: [u8; 3] = [220, 20, 20];
pub(crate) const GREEN: [u8; 3] = [20, 200, 20];
pub(crate) const BLUE: [u8; 3] = [20, 20, 220];
pub(crate) const WHITE: [u8; 3] = [250, 250, 250];

/// What nobody else is to read in a picture afterwards.
pub(crate) const SECRET: &str = "Elm Street 7, second floor";

/// Four corners, four colours: red, green above; blue, white below.
pub(crate) fn corners(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (x * 2 < width, y * 2 < height) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    })
}

pub(crate) fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.into().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

pub(crate) fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 95)).unwrap();
    bytes
}

/// A photograph that a telephone held sideways wrote: the pixels lie, and EXIF says how to turn
/// them, where it was taken, and what it shows.
pub(crate) fn jpeg_with_exif(picture: &RgbImage, orientation: u16) -> Vec<u8> {
    let segment = [b"Exif\0\0", &exif(orientation)[..]].concat();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    let plain = jpeg(picture);
    [&plain[..2], b"\xff\xe1", &length, &segment, &plain[2..]].concat()
}

/// The same for WebP.
pub(crate) fn webp_with_exif(picture: &RgbImage, orientation: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut bytes);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

/// A little-endian TIFF with a description, the orientation, and a folder with a latitude.
fn exif(orientation: u16) -> Vec<u8> {
    let description = format!("{SECRET}\0").into_bytes();
    let (first_folder, entries) = (8_u32, 3_u32);
    let gps_folder = first_folder + 2 + entries * 12 + 4;
    let text_at = gps_folder + 2 + 12 + 4;
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()]
            .concat()
    };
    let length = u32::try_from(description.len()).unwrap();
    [
        b"II*\0".to_vec(),
        first_folder.to_le_bytes().to_vec(),
        3_u16.to_le_bytes().to_vec(),
        entry(0x010e, 2, length, text_at),
        entry(0x0112, 3, 1, orientation.into()),
        entry(0x8825, 4, 1, gps_folder),
        vec![0; 4],
        1_u16.to_le_bytes().to_vec(),
        entry(1, 2, 2, u32::from_le_bytes(*b"N\0\0\0")),
        vec![0; 4],
        description,
    ]
    .concat()
}

/// A PNG with a comment.
pub(crate) fn png_with_text(picture: &RgbImage) -> Vec<u8> {
    let plain = encoded(picture.clone(), ImageFormat::Png);
    // The signature has 8 bytes, the first chunk 25.
    let (start, rest) = plain.split_at(8 + 25);
    let text = chunk(b"tEXt", format!("Comment\0{SECRET}").as_bytes());
    [start, &text, rest].concat()
}

/// A PNG of a few bytes that says of itself that it is this large.
pub(crate) fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let head = [&size[..], &[8, 6, 0, 0, 0]].concat();
    let plain = encoded(corners(8, 8), ImageFormat::Png);
    [&plain[..8], &chunk(b"IHDR", &head), &plain[8 + 25..]].concat()
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    let named = [&name[..], data].concat();
    [&length[..], &named, &crc32(&named).to_be_bytes()].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes
        .iter()
        .fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

/// Red first, then so many blue frames.
pub(crate) fn animated_gif(width: u32, height: u32, frames: usize) -> Vec<u8> {
    let still =
        |[r, g, b]: [u8; 3]| Frame::new(RgbaImage::from_pixel(width, height, Rgba([r, g, b, 255])));
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder.encode_frame(still(RED)).unwrap();
    encoder.encode_frames((1..frames).map(|_| still(BLUE))).unwrap();
    drop(encoder);
    bytes
}
