//! Heads: hair and hats, and the extras that suit them.

mod hair;
mod hats;
mod wraps;

use super::extra::Extra;
use crate::rooms::Colour;
use crate::sheet::Sheet;
use crate::svg::Ink;

pub(super) struct Head {
    /// Drawn before the shoulders and the face.
    pub(super) behind: Ink,
    /// Drawn over the face.
    pub(super) over: Ink,
    pub(super) extras: &'static [Extra],
}

impl Head {
    fn with(extras: &'static [Extra]) -> Self {
        Self { behind: Ink::default(), over: Ink::default(), extras }
    }
}

type DrawHead = fn(&mut Sheet, Colour) -> Head;

static HEADS: [DrawHead; 12] = [
    hair::bob,
    hats::cloche,
    hats::top_hat,
    hats::fedora,
    wraps::feather,
    wraps::turban,
    hair::parting,
    wraps::wimple,
    hair::curls,
    hair::waves,
    hats::cap,
    hats::pillbox,
];

pub(super) fn draw(s: &mut Sheet, hair: Colour) -> Head {
    let draw_head = s.lot.one_of(&HEADS);
    draw_head(s, hair)
}
