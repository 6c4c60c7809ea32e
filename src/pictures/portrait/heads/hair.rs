//! Heads without a hat.

use super::Head;
use crate::portrait::extra::Extra::{Beard, Earrings, Glasses, Monocle, Moustache, Nothing};
use crate::rooms::Colour;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn bob(_: &mut Sheet, hair: Colour) -> Head {
    let mut head = Head::with(&[Earrings, Nothing, Nothing, Glasses]);
    head.behind.path(
        "M66,150C58,70 86,48 120,48C154,48 182,70 174,150Q176,172 160,176\
         Q150,120 120,110Q90,120 80,176Q64,172 66,150Z",
        fill(hair),
    );
    head.over.path(
        "M76,118C72,70 96,54 120,54C144,54 168,70 164,118Q160,88 146,80\
         Q120,96 94,82Q80,90 76,118Z",
        fill(hair),
    );
    head
}

pub(super) fn parting(s: &mut Sheet, hair: Colour) -> Head {
    let mut head = Head::with(&[Moustache, Glasses, Nothing, Monocle, Beard]);
    let side = s.lot.side();
    let x = |distance| 120 + side * distance;
    let crest = x(22);
    head.over.path(
        format_args!(
            "M77,116C70,66 92,50 120,50C148,50 170,66 163,116Q162,92 154,84\
             Q{},92 {crest},66Q{},98 86,86Q78,96 77,116Z",
            x(8),
            x(-10),
        ),
        fill(hair),
    );
    let strand = format_args!("M{crest},66Q{},74 88,70", x(-4));
    head.over.path(strand, line(s.room.haze, 1.2));
    head
}

pub(super) fn curls(_: &mut Sheet, hair: Colour) -> Head {
    let mut head = Head::with(&[Earrings, Nothing, Glasses]);
    let crown = [(78, 86, 20), (96, 66, 21), (120, 58, 22), (144, 66, 21), (162, 86, 20)];
    let sides = [(72, 112, 17), (168, 112, 17), (70, 138, 14), (170, 138, 14)];
    for (x, y, r) in crown.into_iter().chain(sides) {
        head.behind.disc(x, y, r, fill(hair));
    }
    for (x, y) in [(90, 80), (110, 73), (131, 73), (151, 81)] {
        head.over.disc(x, y, 13, fill(hair));
    }
    head
}

pub(super) fn waves(s: &mut Sheet, hair: Colour) -> Head {
    let mut head = Head::with(&[Earrings, Nothing]);
    head.behind.path(
        "M68,120C62,64 90,46 120,46C150,46 178,64 172,120C172,150 190,176 182,214\
         Q166,236 152,222L146,120H94L88,222Q74,236 58,214C50,176 68,150 68,120Z",
        fill(hair),
    );
    head.over.path(
        "M76,122C72,72 98,54 120,54C142,54 168,72 164,122C164,96 150,92 140,76\
         Q112,104 92,96Q80,102 76,122Z",
        fill(hair),
    );
    head.over.path("M70,150q10,18 2,40M170,150q-10,18 -2,40", line(s.room.haze, 1.6));
    head
}
