//! A table lamp with a fringe and a chain.

use super::floor;
use crate::shapes::points;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    floor::draw(s, 338);
    let down = points([(104, 196), (196, 196), (268, 338), (32, 338)]);
    s.ink.path(down, fill(c.light).opacity(0.26));
    let up = points([(122, 134), (178, 134), (220, 20), (80, 20)]);
    s.ink.path(up, fill(c.light).opacity(0.16));
    shade(s);
    fringe(s);
    foot(s);
}

fn shade(s: &mut Sheet) {
    let c = s.room;
    let d = match s.lot.draw(3) {
        0 => "M84,198C84,150 116,122 150,122C184,122 216,150 216,198Z",
        1 => "M82,198L112,128L188,128L218,198Z",
        _ => "M82,198A68,68 0 0 1 218,198Z",
    };
    s.ink.path(d, fill(c.light));
    s.ink.trace(line(c.jewel, 2), |d| {
        for k in -3..4 {
            d.put(format_args!("M{},126L{},198", 150 + k * 9, 150 + k * 17));
        }
    });
}

fn fringe(s: &mut Sheet) {
    let c = s.room;
    s.ink.rect(80, 196, 140, 6, fill(c.jewel));
    s.ink.trace(line(c.light, 1.6), |d| {
        for (i, x) in (86..220).step_by(8).enumerate() {
            d.put(format_args!("M{x},202v{}", 8 + i % 2 * 5));
        }
    });
}

fn foot(s: &mut Sheet) {
    let c = s.room;
    s.ink.rect(146, 202, 8, 106, fill(c.haze));
    s.ink.disc(150, 236 + s.lot.between(0, 19), 13, fill(c.haze));
    s.ink.path("M112,338C114,318 136,310 150,306C164,310 186,318 188,338Z", fill(c.haze));
    s.ink.path("M168,202v44", line(c.light, 1));
    s.ink.disc(168, 249, 3, fill(c.light));
}
