//! A tower among lower houses, with a moon behind and two windows lit.

use crate::number::n;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    s.ink.disc(150 + s.lot.between(-50, 50), 118, 62, fill(c.light));
    s.ink.rect(0, 384, 300, 36, fill(c.night));
    houses(s);
    let top = tiers(s);
    s.ink.path(format_args!("M150,{}v-40", n(top)), line(c.haze, 2.5));
    windows(s);
}

fn houses(s: &mut Sheet) {
    let deep = fill(s.room.deep);
    for (x, width, usual) in [(20, 54, 120), (62, 40, 168), (238, 46, 138), (204, 40, 186)] {
        let height = usual + s.lot.between(-24, 24);
        s.ink.rect(x, 392 - height, width, height, deep);
        let (x, width) = (f64::from(x), f64::from(width));
        s.ink.rect(x + width * 0.3, 384 - height, width * 0.4, 10, deep);
    }
}

/// Answers with the height at which the last tier ends.
fn tiers(s: &mut Sheet) -> f64 {
    let (mut y, mut half) = (392.0, 62.0);
    let count = s.lot.between(4, 5);
    for height in [110.0, 80.0, 52.0, 34.0, 26.0].into_iter().take(count as usize) {
        tier(s, y, half, height);
        y -= height;
        half *= 0.66;
    }
    y
}

fn tier(s: &mut Sheet, y: f64, half: f64, height: f64) {
    let c = s.room;
    let (left, top) = (150.0 - half, y - height);
    s.ink.rect(left, top, 2.0 * half, height, fill(c.mid));
    s.ink.trace(line(c.night, 4.4), |d| {
        for i in 0..((2.0 * half - 8.0) / 11.0) as i32 {
            let x = left + 8.0 + f64::from(i * 11);
            d.put(format_args!("M{},{}V{}", n(x), n(top + 8.0), n(y - 6.0)));
        }
    });
    let edge = format_args!("M{},{}h{}", n(left), n(top), n(2.0 * half));
    s.ink.path(edge, line(c.haze, 2.4));
}

fn windows(s: &mut Sheet) {
    let light = fill(s.room.light);
    let lit = s.lot.between(0, 5);
    s.ink.rect(f64::from(150 - 62 + 8 + lit * 11 + 11) - 2.2, 330, 4.4, 26, light);
    s.ink.rect(f64::from(150 - 62 + 8 + (lit + 4) % 9 * 11) - 2.2, 300, 4.4, 16, light);
}
