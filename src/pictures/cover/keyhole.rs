//! A keyhole, and what can be seen through it.

use crate::shapes::star;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

const HOLE: &str = "M150,88a56,56 0 0 1 34,100L206,330H94L116,188A56,56 0 0 1 150,88Z";

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    let lit = s.fade("k", c.light, c.jewel);
    s.ink.path(HOLE, fill(&lit).stroke(c.haze, 14));
    s.ink.path(HOLE, line(c.night, 4));
    match s.lot.draw(3) {
        0 => somebody(s),
        1 => moon(s),
        _ => table_lamp(s),
    }
    for (x, y) in [(36, 60), (264, 60), (36, 360), (264, 360)] {
        s.ink.disc(x, y, 9, fill(c.haze));
        s.ink.path(format_args!("M{},{}l10,10", x - 5, y - 5), line(c.night, 2));
    }
}

fn somebody(s: &mut Sheet) {
    let night = fill(s.room.night);
    s.ink.path("M118,330C120,268 134,246 150,244C166,246 180,268 182,330Z", night);
    s.ink.disc(150, 224, 17, night);
}

fn moon(s: &mut Sheet) {
    let c = s.room;
    s.ink.disc(150, 150, 30, fill(c.night));
    s.ink.disc(162, 142, 27, fill(c.light));
    s.ink.path(star(176, 176, 7), fill(c.night));
}

fn table_lamp(s: &mut Sheet) {
    let night = fill(s.room.night);
    s.ink.path("M97,330L108,258H192L203,330Z", night);
    s.ink.rect(148, 196, 4, 62, night);
    s.ink.path("M126,204L136,176h28l10,28Z", night);
}
