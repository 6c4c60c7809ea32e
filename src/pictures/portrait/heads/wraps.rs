//! Heads with something wound, tied or laid about them.

use super::Head;
use crate::portrait::extra::Extra::{Beard, Earrings, Glasses, Nothing};
use crate::rooms::Colour;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

/// A band with a plume.
pub(super) fn feather(s: &mut Sheet, hair: Colour) -> Head {
    let c = s.room;
    let mut head = Head::with(&[Earrings, Nothing]);
    head.behind.path(
        "M70,140C62,70 88,50 120,50C152,50 178,70 170,140Q166,158 156,160\
         L150,110H90L84,160Q74,158 70,140Z",
        fill(hair),
    );
    head.over.path(
        "M76,114C74,70 98,56 120,56C142,56 166,70 164,114Q156,84 120,82Q84,84 76,114Z",
        fill(hair),
    );
    head.over.path("M74,98Q120,72 166,98V106Q120,80 74,106Z", fill(c.light));
    head.over.path("M158,94C190,60 182,24 164,4C168,34 148,60 152,92Z", fill(c.jewel));
    head.over.path("M157,92Q172,52 165,8", line(c.light, 1.4));
    head.over.path("M155,86l6,8l-6,10l-6,-10Z", fill(c.night));
    head
}

pub(super) fn turban(s: &mut Sheet, _: Colour) -> Head {
    let c = s.room;
    let cloth = s.lot.one_of(&[c.jewel, c.light, c.haze]);
    let mut head = Head::with(&[Earrings, Beard, Nothing]);
    head.over.path(
        "M70,110C58,50 92,30 120,30C148,30 182,50 170,110Q150,82 120,84Q90,82 70,110Z",
        fill(cloth),
    );
    head.over.path(
        "M72,100C96,60 140,52 166,84M78,72C110,44 150,52 170,96M92,48Q136,44 160,66",
        line(c.night, 1.8),
    );
    head.over.path("M120,58l8,11l-8,13l-8,-13Z", fill(c.night).stroke(c.light, 1.5));
    head
}

pub(super) fn wimple(s: &mut Sheet, _: Colour) -> Head {
    let mut head = Head::with(&[Nothing, Glasses]);
    head.behind.path("M62,236C48,120 70,42 120,42C170,42 192,120 178,236Z", fill(s.room.night));
    head.over.path(
        "M70,200C60,100 84,56 120,56C156,56 180,100 170,200Q166,226 120,232Q74,226 70,200Z\
         M82,120C82,176 104,184 120,184C136,184 158,176 158,120C158,88 142,78 120,78\
         C98,78 82,88 82,120Z",
        fill("#efe4d2").holes(),
    );
    head
}
