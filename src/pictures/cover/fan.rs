//! Two open fans under a moon.

use crate::ornament::Fan;
use crate::rooms::Colour;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    s.ink.disc(150, 118, 58, fill(c.light));
    if s.lot.draw(2) == 1 {
        s.ink.disc(176, 106, 52, fill(c.deep));
    }
    let ribs = s.lot.between(9, 14);
    open(218.0, ribs, c.jewel, c.light, 0.07).draw(&mut s.ink);
    let ribs = s.lot.between(7, 9);
    open(128.0, ribs, c.mid, c.haze, 0.1).draw(&mut s.ink);
    tassel(s);
}

fn open(r: f64, ribs: i32, leaf: Colour, rib: Colour, hub: f64) -> Fan {
    Fan { centre: (150.0, 372.0), r, ribs, start: 205.0, span: 130.0, leaf, rib, hub }
}

fn tassel(s: &mut Sheet) {
    let light = s.room.light;
    s.ink.path("M150,372v30", line(light, 3));
    s.ink.trace(line(light, 1.3), |d| {
        for k in 0..5 {
            d.put(format_args!("M{},400v22", 146 + k * 2));
        }
    });
}
