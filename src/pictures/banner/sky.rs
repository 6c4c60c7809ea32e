//! What is behind the light.

use crate::ornament::Rays;
use crate::shapes::Circle;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet, light: Circle) {
    match s.lot.draw(4) {
        0 => rays(s, light),
        1 => s.stars(40, 260, s.room.haze, Circle { r: light.r + 40, ..light }),
        2 => rings(s, light),
        _ => clouds(s),
    }
}

fn rays(s: &mut Sheet, light: Circle) {
    let centre = (f64::from(light.x), f64::from(light.y));
    let count = 2 * s.lot.between(20, 30);
    let rays = Rays { centre, r: 1100.0, count, start: 0.0 };
    rays.draw(&mut s.ink, fill(s.room.deep).opacity(0.9));
}

fn rings(s: &mut Sheet, light: Circle) {
    for r in (light.r + 34..900).step_by(34) {
        s.ink.disc(light.x, light.y, r, line(s.room.mid, 2 + r / 34 % 2 * 5));
    }
}

fn clouds(s: &mut Sheet) {
    for (y, height) in [(40, 3), (70, 8), (112, 14), (166, 22), (230, 30)] {
        s.ink.rect(0, y, 1200, height, fill(s.room.deep).opacity(0.8));
    }
}
