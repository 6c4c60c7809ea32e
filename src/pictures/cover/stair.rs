//! A stair that comes down from a lit arch, and somebody on it.

use crate::number::n;
use crate::shapes::arch;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    s.ink.path(arch(150, 190, 46, 124), fill(c.light));
    s.ink.path(arch(150, 190, 58, 138), line(c.light, 1.5));
    s.ink.path(arch(150, 190, 70, 152), line(c.haze, 1));
    for k in 0..11 {
        step(s, k);
    }
    for side in [1, -1] {
        banister(s, side);
    }
    somebody(s);
}

fn step(s: &mut Sheet, k: i32) {
    let c = s.room;
    let (y, half) = (190 + k * 22, 50 + k * 11);
    let (colour, opacity) = if k % 2 == 0 { (c.mid, 1.0) } else { (c.deep, 0.82) };
    s.ink.rect(150 - half, y, 2 * half, 23, fill(colour));
    let (x, width) = (150.0 - f64::from(half) * 0.36, f64::from(half) * 0.72);
    s.ink.rect(x, y, width, 23, fill(c.jewel).opacity(opacity));
    let edge = format_args!("M{},{y}h{}", 150 - half, 2 * half);
    s.ink.path(edge, line(c.light, 0.8).opacity(0.7));
}

fn banister(s: &mut Sheet, side: i32) {
    let haze = s.room.haze;
    let rail = format_args!("M{},176L{},420", 150 - side * 58, 150 - side * 190);
    s.ink.path(rail, line(haze, 4));
    s.ink.trace(line(haze, 2), |d| {
        for k in 0..9 {
            let x = 150.0 - f64::from(side) * (66.0 + f64::from(k) * 13.5);
            d.put(format_args!("M{},{}v-{}", n(x), 192 + k * 25, 18 + k * 3));
        }
    });
}

/// Wherever they stand, their left shoulder stays in the middle: version 1 was drawn so.
fn somebody(s: &mut Sheet) {
    let night = fill(s.room.night);
    let x = 150 + s.lot.between(-1, 1) * 20;
    let d = format_args!(
        "M{},278C137,244 142,234 {x},233C{},234 {},244 {},278Z",
        x - 14,
        x + 8,
        x + 13,
        x + 14,
    );
    s.ink.path(d, night);
    s.ink.disc(x, 223, 9, night);
}
