//! A glass with bubbles.

use super::floor;
use crate::shapes::star;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet) {
    let light = s.room.light;
    floor::draw(s, 346);
    bowl(s);
    s.ink.path("M147,226h6v96h-6Z", fill(light));
    s.ink.disc(150, 262, 8, fill(light));
    s.ink.path("M104,336C120,322 138,322 150,318C162,322 180,322 196,336Z", fill(light));
    bubbles(s);
    if s.lot.draw(2) == 1 {
        let x = s.lot.between(112, 188);
        s.ink.path(format_args!("M{x},228q9,16 0,24q-9,-8 0,-24Z"), fill(s.room.jewel));
    }
    s.ink.path(star(218, 112, 20), fill(light));
}

fn bowl(s: &mut Sheet) {
    let c = s.room;
    let wine = s.fade("w", c.light, c.jewel);
    s.ink.path(
        "M78,140C80,206 116,226 150,226C184,226 220,206 222,140Z",
        fill(c.haze).opacity(0.45),
    );
    s.ink.path("M84,164C90,206 118,221 150,221C182,221 210,206 216,164Z", fill(&wine));
    s.ink.path("M78,140C80,206 116,226 150,226C184,226 220,206 222,140", line(c.light, 2.4));
    s.ink.path("M78,140H222", line(c.light, 2.4));
}

fn bubbles(s: &mut Sheet) {
    for _ in 0..s.lot.between(6, 11) {
        let (x, y) = (s.lot.between(104, 196), s.lot.between(60, 205));
        s.ink.disc(x, y, s.lot.between(2, 6), line(s.room.light, 1.4));
    }
}
