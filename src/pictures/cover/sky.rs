//! What is behind the motif.

use crate::number::n;
use crate::ornament::{Rays, Scales};
use crate::shapes::Circle;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet, light_y: i32) {
    match s.lot.draw(5) {
        0 => rays(s, light_y),
        1 => scales(s),
        2 => s.stars(26, 300, s.room.haze, Circle { x: 150, y: light_y, r: 70 }),
        3 => rings(s, light_y),
        _ => fringe(s),
    }
}

fn rays(s: &mut Sheet, light_y: i32) {
    let count = 2 * s.lot.between(14, 24);
    let start = f64::from(s.lot.between(0, 8));
    let rays = Rays { centre: (150.0, f64::from(light_y)), r: 460.0, count, start };
    rays.draw(&mut s.ink, fill(s.room.mid).opacity(0.42));
}

fn scales(s: &mut Sheet) {
    let r = s.lot.between(20, 30);
    let scales = Scales { width: 300, top: 20, foot: 300, r, line: s.room.mid, fill: s.room.night };
    s.ink.group("opacity='.55'", |ink| scales.draw(ink));
}

fn rings(s: &mut Sheet, light_y: i32) {
    for r in (60..400).step_by(26) {
        let width = if r / 26 % 2 == 0 { 1.2 } else { 1.2 + 3.0 };
        s.ink.disc(150, light_y, r, line(s.room.mid, width).opacity(0.75));
    }
}

fn fringe(s: &mut Sheet) {
    let step = s.lot.between(9, 13);
    s.ink.trace(line(s.room.mid, 1.4).opacity(0.7), |d| {
        for x in (step..300).step_by(step as usize) {
            let rise = f64::from((x - 150).abs() * s.lot.between(9, 12)) / 10.0;
            d.put(format_args!("M{x},0V{}", n(330.0 - rise)));
        }
    });
}
