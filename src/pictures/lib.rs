//! Pictures without a designer: an SVG drawn from a kind, an id and a count of redraws.
//!
//! Whatever has no picture of its own gets one from here, the same bytes every time. Nothing goes
//! into a picture but these three, so nothing secret can show in one.
//!
//! This is version 1 of each kind. Every choice is one draw from the [`lot`], in a fixed order;
//! a change of that order changes everybody's pictures. The tests compare the bytes with
//! `tests/fixtures/pictures/reference.py`.

mod banner;
mod cover;
mod crest;
mod kind;
mod lot;
mod number;
mod ornament;
mod portrait;
mod rooms;
mod shapes;
mod sheet;
mod svg;
#[cfg(test)]
mod tests;

pub use kind::{Kind, UnknownKind};

use sheet::Sheet;

/// Draws the picture of this kind for this id, as an SVG document.
pub fn draw(kind: Kind, id: &str, redraw: u32) -> String {
    let mut sheet = Sheet::new(kind, id, redraw);
    match kind {
        Kind::Cover => cover::draw(&mut sheet),
        Kind::Portrait => portrait::draw(&mut sheet),
        Kind::Banner => banner::draw(&mut sheet),
        Kind::Crest => crest::draw(&mut sheet),
    }
    sheet.finish()
}

/// Which picture: all that is needed to draw it, now or in ten years.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Picture {
    /// What it is a picture for.
    pub kind: Kind,
    /// The id of the thing that it stands for.
    pub id: String,
    /// How often its owner asked for another.
    pub redraw: u32,
}

impl Picture {
    /// The first picture for this id.
    pub fn new(kind: Kind, id: impl Into<String>) -> Self {
        Self { kind, id: id.into(), redraw: 0 }
    }

    /// The picture to show when its owner asks for another.
    pub fn another(&self) -> Self {
        Self { redraw: self.redraw.wrapping_add(1), ..self.clone() }
    }

    /// Draws it, as an SVG document.
    pub fn svg(&self) -> String {
        draw(self.kind, &self.id, self.redraw)
    }
}
