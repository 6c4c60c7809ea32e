//! A cover that an author has uploaded: a photograph, as it seems, of an empty stage. It is painted
//! here, point by point, and taken in as any upload is.

use super::Scene;
use crate::{
    ids::StoryId,
    stories::cover::{COVERS, choose},
};
use flate2::{Compression, Crc, write::ZlibEncoder};
use lamplight_core::{error::AppError, media};
use std::io::{self, Write};
use uuid::Uuid;

const WIDTH: u32 = 750;
const HEIGHT: u32 = 1050;

/// Red, green and blue as light, of which 1 is white.
type Light = [f32; 3];

/// `author` uploads the picture for `story`. Where pictures cannot be kept, the drawn one stays.
pub(super) fn upload(scene: &mut Scene<'_>, author: Uuid, story: StoryId) -> Result<(), AppError> {
    let (core, now) = (&scene.area.core, scene.area.core.clock.now());
    let file = png().map_err(AppError::internal)?;
    match media::keep_at_once(scene.db, core, author, &COVERS, file.into())? {
        Ok(kept) => choose(scene.db, author, story, Some(kept), now),
        Err(why) => {
            tracing::warn!(%why, "the demo goes on without a cover of its own");
            Ok(())
        }
    }
}

/// The picture as a file.
fn png() -> io::Result<Vec<u8>> {
    let mut points = ZlibEncoder::new(Vec::new(), Compression::fast());
    for y in 0..HEIGHT {
        // Every line says how it is filtered: not at all.
        let mut line = vec![0];
        for x in 0..WIDTH {
            line.extend(developed(x, y));
        }
        points.write_all(&line)?;
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    header.extend(WIDTH.to_be_bytes());
    header.extend(HEIGHT.to_be_bytes());
    // Eight bits of each of red, green and blue.
    header.extend([8, 2, 0, 0, 0]);
    for (name, content) in [(b"IHDR", header), (b"IDAT", points.finish()?), (b"IEND", Vec::new())] {
        let length = u32::try_from(content.len()).map_err(io::Error::other)?;
        file.extend(length.to_be_bytes());
        let chunk = [name.as_slice(), &content].concat();
        let mut sum = Crc::new();
        sum.update(&chunk);
        file.extend(chunk);
        file.extend(sum.sum().to_be_bytes());
    }
    Ok(file)
}

/// A point as the film has it: with grain, darker towards the edges.
fn developed(x: u32, y: u32) -> [u8; 3] {
    let grain = (noise(x, y) - 0.5) * 0.035;
    let (x, y) = (x as f32 / WIDTH as f32 - 0.5, y as f32 / HEIGHT as f32);
    let edge = 1.0 - 1.1 * (x * x + (y - 0.55).powi(2) * 0.7);
    let byte = |light: f32| {
        let film = 1.0 - (-1.9 * light * edge).exp();
        ((film.max(0.0).powf(0.8) + grain) * 255.0).clamp(0.0, 255.0) as u8
    };
    stage(x, y).map(byte)
}

/// The light at a place of the stage: `x` from the middle, `y` from above, a picture's height being 1.
fn stage(x: f32, y: f32) -> Light {
    let lamp = spot(x, y);
    let mut light = behind(x, y, lamp);
    if let Some(thing) = stool_with_hat(x, y) {
        light = thing;
    }
    if x.abs() > gap(y) {
        light = curtain(x, y);
    }
    // The footlights, in a row in front of everything.
    let near = (x * 9.0 - (x * 9.0).round()) / 9.0;
    let glow = (-(near * near * 900.0 + (y - 0.945).powi(2) * 2400.0)).exp();
    let wash = (-(y - 0.95).powi(2) * 60.0).exp() * 0.10;
    add(light, [1.0, 0.68, 0.30], glow * 1.3 + wash)
}

/// Half of how far the curtain stands open.
fn gap(y: f32) -> f32 {
    0.12 + 0.20 * y.powf(1.6) + 0.006 * (y * 17.0).sin()
}

/// Red velvet in folds, lit from below.
fn curtain(x: f32, y: f32) -> Light {
    let sway = 0.02 * (y * 5.0 + x * 3.0).sin();
    let fold = 0.5 + 0.5 * ((x.abs() - gap(y) * 0.35 + sway) * 62.0).sin();
    let fine = 0.9 + 0.1 * ((x + sway) * 190.0).sin();
    let from_below = 0.12 + 0.55 * y.powi(3);
    let hem = if x.abs() - gap(y) < 0.012 { 1.5 } else { 1.0 };
    let bright = (0.12 + 0.88 * fold.powf(1.6)) * fine * from_below * hem;
    [bright * 0.95, bright * 0.11, bright * 0.13]
}

/// The boards and the back wall, where the lamp reaches.
fn behind(x: f32, y: f32, lamp: f32) -> Light {
    const EDGE: f32 = 0.76;
    if y < EDGE {
        let haze = 0.035 + 0.05 * y;
        return add([haze * 0.55, haze * 0.6, haze], [1.0, 0.86, 0.62], lamp * 0.30);
    }
    // Boards run towards whoever looks.
    let across = x / (y - EDGE + 0.22) * 9.0;
    let seam = if (across - across.round()).abs() < 0.035 { 0.45 } else { 1.0 };
    let board = 0.85 + 0.15 * (across.round() * 2.4).sin();
    let shadow = 1.0 - 0.75 * (-((x - 0.035).powi(2) * 160.0 + (y - 0.845).powi(2) * 3200.0)).exp();
    let pool = (-((x * x) * 26.0 + (y - 0.84).powi(2) * 190.0)).exp();
    let bright = seam * board * shadow * (0.05 + 0.75 * pool);
    [bright, bright * 0.66, bright * 0.38]
}

/// The beam from above.
fn spot(x: f32, y: f32) -> f32 {
    let width = 0.035 + 0.15 * y;
    let off = (x + 0.10 * (1.0 - y / 0.84)) / width;
    (-(off * off)).exp() * (0.25 + 0.35 * y)
}

/// What waits for whoever steps in: a top hat on a stool.
fn stool_with_hat(x: f32, y: f32) -> Option<Light> {
    let lit = 0.35 + 0.65 * (0.5 - x * 7.0).clamp(0.0, 1.0);
    let rim = ((x / 0.078).powi(2) + ((y - 0.640) / 0.010).powi(2)) < 1.0;
    let crown = x.abs() < 0.046 + 0.10 * (0.60 - y).max(0.0) && (0.555..0.640).contains(&y);
    if rim || crown {
        let band = crown && y > 0.618 && !rim;
        let silk =
            0.03 + 0.20 * (-((x + 0.022) * 42.0).powi(2)).exp() + if rim { 0.04 } else { 0.0 };
        return Some(if band {
            [0.10 * lit, 0.02, 0.03]
        } else {
            [silk, silk * 0.97, silk * 1.02]
        });
    }
    let seat = ((x / 0.088).powi(2) + ((y - 0.655) / 0.013).powi(2)) < 1.0;
    let leg = |foot: f32| {
        let along = (y - 0.655) / 0.195;
        (0.0..1.0).contains(&along) && (x - foot * (0.62 + 0.38 * along)).abs() < 0.0075
    };
    let bar = (y - 0.775).abs() < 0.0045 && x.abs() < 0.085;
    if seat || leg(-0.10) || leg(0.10) || leg(0.0) || bar {
        let wood = lit * if seat { 0.62 } else { 0.34 };
        return Some([wood, wood * 0.62, wood * 0.34]);
    }
    None
}

fn add(light: Light, color: Light, much: f32) -> Light {
    [0, 1, 2].map(|part| light[part] + color[part] * much)
}

/// From 0 to 1, the same for the same point.
fn noise(x: u32, y: u32) -> f32 {
    let mut mixed = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77);
    mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d);
    mixed = (mixed ^ (mixed >> 12)).wrapping_mul(0x297a_2d39);
    f32::from((mixed >> 16) as u16) / f32::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_a_png_as_high_as_covers_are() {
        let file = png().unwrap();
        assert_eq!(lamplight_media::Kind::of(&file).unwrap(), lamplight_media::Kind::Png);
        assert_eq!(WIDTH * 7, HEIGHT * 5);
        assert!(file.len() < 2_500_000, "{}", file.len());
    }
}
