//! What shines behind the head.

use crate::ornament::{Rays, Scales};
use crate::shapes::arch;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet) {
    match s.lot.draw(5) {
        0 => rays(s),
        1 => rings(s),
        2 => arches(s),
        3 => scales(s),
        _ => s.ink.disc(120, 120, 92, fill(s.room.light).opacity(0.9)),
    }
}

fn rays(s: &mut Sheet) {
    let count = 2 * s.lot.between(12, 18);
    let start = f64::from(s.lot.between(0, 9));
    let rays = Rays { centre: (120.0, 130.0), r: 260.0, count, start };
    rays.draw(&mut s.ink, fill(s.room.haze).opacity(0.38));
}

fn rings(s: &mut Sheet) {
    for r in (74..220).step_by(14) {
        s.ink.disc(120, 126, r, line(s.room.haze, 2.2).opacity(0.5));
    }
}

fn arches(s: &mut Sheet) {
    for half in (62..126).step_by(12) {
        s.ink.path(arch(120, 300, half, half + 176), line(s.room.haze, 2).opacity(0.6));
    }
}

fn scales(s: &mut Sheet) {
    let (line, fill) = (s.room.haze, s.room.deep);
    let scales = Scales { width: 240, top: 16, foot: 300, r: 22, line, fill };
    s.ink.group("opacity='.5'", |ink| scales.draw(ink));
}
