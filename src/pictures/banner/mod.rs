//! Campaign banners, 3:1: a sky, the light, a far land, a near land.

mod far;
mod near;
mod near_wild;
mod sky;

use super::shapes::Circle;
use super::sheet::Sheet;
use super::svg::fill;

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    s.ground(c.night, c.mid);
    let light = Circle {
        x: s.lot.one_of(&[380, 460, 740, 820]),
        y: s.lot.between(120, 190),
        r: s.lot.between(60, 88),
    };
    sky::draw(s, light);
    s.glow(Circle { r: 460, ..light }, c.light, 0.6);
    sun_or_moon(s, light);
    let (far, near) = (s.lot.draw(3), s.lot.draw(6));
    far::draw(s, far);
    s.ink.rect(0, 298, 1200, 102, fill(c.deep));
    near::draw(s, near, light.x);
}

fn sun_or_moon(s: &mut Sheet, Circle { x, y, r }: Circle) {
    s.ink.disc(x, y, r, fill(s.room.light));
    if s.lot.draw(3) == 0 {
        let (x, y, r) = (f64::from(x), f64::from(y), f64::from(r));
        s.ink.disc(x + r * 0.42, y - r * 0.2, r * 0.84, fill(s.room.deep));
    }
}
