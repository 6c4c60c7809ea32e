//! What a head may have besides its hair or hat.

use super::face::Face;
use crate::rooms::Colour;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

#[derive(Clone, Copy)]
pub(super) enum Extra {
    Nothing,
    Moustache,
    Beard,
    Monocle,
    Glasses,
    Earrings,
}

impl Extra {
    pub(super) fn draw(self, s: &mut Sheet, face: &Face, hair: Colour) {
        match self {
            Self::Nothing => {}
            Self::Moustache => moustache(s, hair),
            Self::Beard => beard(s, face, hair),
            Self::Monocle => monocle(s, face),
            Self::Glasses => glasses(s),
            Self::Earrings => earrings(s, face),
        }
    }
}

fn moustache(s: &mut Sheet, hair: Colour) {
    s.ink.path(
        "M120,148C110,142 100,148 94,156C106,156 114,155 120,151\
         C126,155 134,156 146,156C140,148 130,142 120,148Z",
        fill(hair),
    );
}

fn beard(s: &mut Sheet, face: &Face, hair: Colour) {
    let (left, right) = (120 - face.rx, 120 + face.rx);
    let (low, end) = (132 + face.ry, 136 + face.ry);
    let cheek = 150.0 + f64::from(face.ry) * 0.4;
    let d = format_args!(
        "M{left},122C{},152 100,146 120,146C140,146 {},152 {right},122\
         C{},{cheek:.1} 140,{low} 120,{end}C100,{low} {},{cheek:.1} {left},122Z",
        left + 4,
        right - 4,
        right + 2,
        left - 2,
    );
    s.ink.path(d, fill(hair));
    s.ink.path("M108,157Q120,164 132,157Q120,155 108,157Z", fill(face.lips));
}

/// On the shaded side, with its ribbon.
fn monocle(s: &mut Sheet, face: &Face) {
    let light = s.room.light;
    let x = |distance| 120 - face.side * distance;
    s.ink.disc(x(19), 117, 14, line(light, 2.4));
    s.ink.path(format_args!("M{},124Q{},170 {},220", x(31), x(44), x(34)), line(light, 1.2));
}

fn glasses(s: &mut Sheet) {
    let frame = line(s.room.night, 2.6);
    s.ink.disc(101, 117, 14, frame);
    s.ink.disc(139, 117, 14, frame);
    s.ink.path("M115,115h10", frame);
}

fn earrings(s: &mut Sheet, face: &Face) {
    for x in [120 - face.rx + 1, 120 + face.rx - 1] {
        s.ink.path(format_args!("M{x},134l5,9l-5,14l-5,-14Z"), fill(s.room.light));
    }
}
