//! Decodes a picture and writes it anew. Only a worker does this: see [`crate::worker`].

use std::io::Cursor;

use fast_image_resize::{ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader};

use crate::recipe::{Part, scaled};
use crate::{Kind, Limits, Output, Recipe, Refusal};

/// Good enough that nobody sees the difference, and half as large as at 95.
const JPEG_QUALITY: u8 = 82;

/// What a decoder may take for itself; the process around it may take a little more.
const DECODER_MEMORY: u64 = 640 * 1024 * 1024;

/// A picture that was written anew.
pub(crate) struct Written {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) output: Output,
    pub(crate) bytes: Vec<u8>,
}

/// Makes each width of the recipe. Nothing of the file but its pixels comes through: names of
/// places and cameras, comments, and what was appended for other programs stay behind.
pub(crate) fn make(file: &[u8], recipe: &Recipe, limits: &Limits) -> Result<Vec<Written>, Refusal> {
    limits.check_bytes(file.len() as u64)?;
    let picture = decode(file, limits)?;
    let part = recipe.crop.part(picture.width(), picture.height())?;
    recipe.widths.iter().map(|width| write(&picture, part, *width)).collect()
}

fn decode(file: &[u8], limits: &Limits) -> Result<DynamicImage, Refusal> {
    let mut reader = ImageReader::with_format(Cursor::new(file), Kind::of(file)?.format());
    let mut decoder_limits = image::Limits::default();
    decoder_limits.max_alloc = Some(DECODER_MEMORY);
    reader.limits(decoder_limits);
    let mut decoder = reader.into_decoder().map_err(|_| Refusal::Unreadable)?;
    let (width, height) = decoder.dimensions();
    limits.check_size(width, height)?;
    // A camera that wrote nonsense there still took a picture.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let decoded = DynamicImage::from_decoder(decoder).map_err(|_| Refusal::Unreadable)?;
    let mut picture = eight_bits(decoded);
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The two layouts that the rest knows.
fn eight_bits(picture: DynamicImage) -> DynamicImage {
    if picture.color().has_alpha() {
        picture.into_rgba8().into()
    } else {
        picture.into_rgb8().into()
    }
}

fn write(picture: &DynamicImage, part: Part, width: u32) -> Result<Written, Refusal> {
    let width = width.clamp(1, part.width);
    let height = scaled(part.height, width, part.width);
    let mut smaller = DynamicImage::new(width, height, picture.color());
    let crop = ResizeOptions::new().crop(
        part.left.into(),
        part.top.into(),
        part.width.into(),
        part.height.into(),
    );
    Resizer::new().resize(picture, &mut smaller, &crop).map_err(|_| Refusal::Unreadable)?;
    let (output, bytes) = encode(smaller).map_err(|_| Refusal::Unreadable)?;
    Ok(Written { width, height, output, bytes })
}

fn encode(picture: DynamicImage) -> image::ImageResult<(Output, Vec<u8>)> {
    let mut bytes = Vec::new();
    if shines_through(&picture) {
        picture.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)?;
        return Ok((Output::Png, bytes));
    }
    let opaque = DynamicImage::from(picture.into_rgb8());
    opaque.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))?;
    Ok((Output::Jpeg, bytes))
}

fn shines_through(picture: &DynamicImage) -> bool {
    picture.as_rgba8().is_some_and(|pixels| pixels.pixels().any(|pixel| pixel.0[3] != u8::MAX))
}
