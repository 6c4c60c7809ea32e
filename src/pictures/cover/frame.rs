//! The frame around a cover.

use crate::ornament::Fan;
use crate::shapes::star;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet) {
    match s.lot.draw(4) {
        0 => notched(s),
        1 => arched(s),
        2 => rounded(s),
        _ => pillars(s),
    }
}

fn notched(s: &mut Sheet) {
    let light = s.room.light;
    s.ink.path("M12,30H30V12H270V30H288V390H270V408H30V390H12Z", line(light, 2));
    s.ink.path("M18,36H36V18H264V36H282V384H264V402H36V384H18Z", line(light, 0.8));
}

fn arched(s: &mut Sheet) {
    let c = s.room;
    s.ink.path("M0,0H300V420H0ZM14,406H286V146A136,136 0 0 0 14,146Z", fill(c.night).holes());
    s.ink.path("M14,406V146A136,136 0 0 1 286,146V406Z", line(c.light, 2));
    for (x, start) in [(10.0, 0.0), (290.0, 90.0)] {
        let (centre, leaf, rib) = ((x, 10.0), c.mid, c.light);
        Fan { centre, r: 52.0, ribs: 4, start, span: 90.0, leaf, rib, hub: 0.12 }.draw(&mut s.ink);
    }
}

fn rounded(s: &mut Sheet) {
    let light = s.room.light;
    s.ink.path(
        "M12,32A20,20 0 0 0 32,12H268A20,20 0 0 0 288,32\
         V388A20,20 0 0 0 268,408H32A20,20 0 0 0 12,388Z",
        line(light, 2),
    );
    for (x, y) in [(16, 16), (16, 404), (284, 16), (284, 404)] {
        s.ink.disc(x, y, 4, fill(light));
    }
}

fn pillars(s: &mut Sheet) {
    let light = s.room.light;
    for k in 0..3 {
        for x in [10 + k * 5, 290 - k * 5] {
            let d = format_args!("M{x},{}V{}", 14 + k * 16, 406 - k * 16);
            s.ink.path(d, line(light, 1.6));
        }
    }
    s.ink.path("M36,12H264M36,408H264", line(light, 1.6));
    s.ink.path(format_args!("{}{}", star(150, 12, 9), star(150, 408, 9)), fill(light));
}
