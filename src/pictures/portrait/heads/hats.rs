//! Heads with a hat.

use super::Head;
use crate::ornament::Fan;
use crate::portrait::extra::Extra::{Beard, Earrings, Monocle, Moustache, Nothing};
use crate::rooms::Colour;
use crate::shapes::star;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn cloche(s: &mut Sheet, hair: Colour) -> Head {
    let c = s.room;
    let hat = s.lot.one_of(&[c.jewel, c.haze, c.night]);
    let mut head = Head::with(&[Earrings, Nothing]);
    head.behind.path("M72,130q-6,40 10,46l10,-40ZM168,130q6,40 -10,46l-10,-40Z", fill(hair));
    head.over.path(
        "M72,106C66,56 94,34 120,34C146,34 174,56 168,106Q144,90 120,90Q96,90 72,106Z",
        fill(hat),
    );
    head.over.path("M70,104Q120,76 170,104L174,114Q120,88 66,114Z", fill(c.light));
    let (leaf, rib) = (c.light, c.night);
    let fan = Fan {
        centre: (158.0, 96.0),
        r: 24.0,
        ribs: 5,
        start: 190.0,
        span: 110.0,
        leaf,
        rib,
        hub: 0.2,
    };
    fan.draw(&mut head.over);
    head
}

pub(super) fn top_hat(s: &mut Sheet, hair: Colour) -> Head {
    let c = s.room;
    let mut head = Head::with(&[Monocle, Moustache, Nothing]);
    head.over
        .path("M78,112Q76,92 84,84H156Q164,92 162,112Q156,96 146,92H94Q84,96 78,112Z", fill(hair));
    head.over.path("M56,84Q120,66 184,84Q120,96 56,84Z", fill(c.night));
    head.over.path("M80,80L76,10H164L160,80Q120,70 80,80Z", fill(c.night));
    head.over.path("M79,76L78,60Q120,52 162,60L161,76Q120,66 79,76Z", fill(c.jewel));
    head
}

pub(super) fn fedora(s: &mut Sheet, hair: Colour) -> Head {
    let c = s.room;
    let hat = s.lot.one_of(&[c.deep, c.night, c.haze]);
    let mut head = Head::with(&[Nothing, Moustache, Beard]);
    head.over
        .path("M78,114Q74,92 86,84H154Q166,92 162,114Q154,98 146,94H94Q86,98 78,114Z", fill(hair));
    head.over.path("M44,92Q120,58 196,86Q150,104 120,98Q84,94 44,92Z", fill(hat));
    head.over.path("M78,80Q74,34 100,34Q120,46 142,34Q166,36 162,78Q120,64 78,80Z", fill(hat));
    head.over.path("M78,78L77,66Q120,52 163,64L162,78Q120,64 78,78Z", fill(c.light));
    head
}

pub(super) fn cap(s: &mut Sheet, hair: Colour) -> Head {
    let c = s.room;
    let mut head = Head::with(&[Moustache, Beard, Nothing]);
    head.over
        .path("M78,112Q76,96 84,88H156Q164,96 162,112Q154,98 146,96H94Q86,98 78,112Z", fill(hair));
    head.over.path("M66,74Q62,44 120,40Q178,44 174,74L164,92Q120,80 76,92Z", fill(c.night));
    head.over.path("M76,92Q120,78 164,92V80Q120,66 76,80Z", fill(c.light));
    head.over.path(
        "M80,93Q120,80 160,93Q146,106 120,104Q94,106 80,93Z",
        fill(c.deep).stroke(c.light, 1),
    );
    head.over.path(star(120, 62, 11), fill(c.light));
    head
}

pub(super) fn pillbox(s: &mut Sheet, hair: Colour) -> Head {
    let c = s.room;
    let mut head = Head::with(&[Nothing, Nothing, Moustache]);
    head.over.path(
        "M77,116C72,84 86,76 92,74H148C154,76 168,84 163,116Q160,98 148,92\
         Q120,98 92,92Q80,98 77,116Z",
        fill(hair),
    );
    head.over.path("M84,80V44Q120,34 156,44V80Q120,70 84,80Z", fill(c.jewel));
    head.over.path("M84,80V70Q120,60 156,70V80Q120,70 84,80Z", fill(c.light));
    head.over.path("M84,78Q74,150 118,182", line(c.night, 1.6));
    head
}
