//! A door of arches; somebody may stand in it.

use super::floor;
use crate::shapes::{arch, points};
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    floor::draw(s, 330);
    let steps = s.lot.between(3, 4);
    for (k, colour) in (0..steps).zip([c.deep, c.mid, c.deep, c.haze]) {
        s.ink.path(arch(150, 330, 96 - k * 15, 262 - k * 17), fill(colour).stroke(c.light, 0.8));
    }
    let half = 96 - steps * 15;
    let lit = s.fade("d", c.light, c.jewel);
    s.ink.path(arch(150, 330, half, 262 - steps * 17), fill(&lit));
    let (left, right) = (150 - half, 150 + half);
    let light = points([(left, 330), (right, 330), (right + 62, 420), (left - 62, 420)]);
    s.ink.path(light, fill(c.light).opacity(0.5));
    match s.lot.draw(2) {
        0 => somebody(s),
        _ => wings(s),
    }
}

fn wings(s: &mut Sheet) {
    let night = s.room.night;
    s.ink.path("M150,330v-74", line(night, 1));
    s.ink.disc(143, 292, 2.5, fill(night));
    s.ink.disc(157, 292, 2.5, fill(night));
}

fn somebody(s: &mut Sheet) {
    let night = s.room.night;
    s.ink.path("M132,330C133,296 139,284 150,283C161,284 167,296 168,330Z", fill(night));
    s.ink.disc(150, 271, 10.5, fill(night));
    let shadow = points([(132, 330), (168, 330), (196, 420), (104, 420)]);
    s.ink.path(shadow, fill(night).opacity(0.72));
}
