//! A chandelier of two to four tiers.

use std::f64::consts::PI;

use super::floor;
use crate::number::n;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    floor::draw(s, 352);
    s.ink.rect(148, 0, 4, 90, fill(c.haze));
    s.ink.disc(150, 90, 8, fill(c.haze));
    for k in 0..s.lot.between(2, 4) {
        tier(s, 104 + k * 42, 104 - k * 22, 8 - k * 2);
    }
    s.ink.path("M150,250l9,22l-9,26l-9,-26Z", fill(c.jewel));
}

fn tier(s: &mut Sheet, y: i32, r: i32, count: i32) {
    let c = s.room;
    let (left, right) = (150 - r, 150 + r);
    let (radius, depth) = (f64::from(r), f64::from(r) * 0.42);
    let ring = format_args!("M{left},{y}A{r},{} 0 0 0 {right},{y}", n(depth));
    s.ink.path(ring, line(c.light, 3));
    for i in 0..=count {
        let angle = PI * f64::from(i) / f64::from(count);
        candle(s, 150.0 - radius * angle.cos(), f64::from(y) + depth * angle.sin());
    }
    s.ink.path(format_args!("M150,90L{left},{y}M150,90L{right},{y}"), line(c.haze, 1));
}

/// With its flame above and its drop of glass below.
fn candle(s: &mut Sheet, x: f64, y: f64) {
    let c = s.room;
    s.ink.rect(x - 2.0, y - 18.0, 4, 16, fill(c.light));
    let flame = format_args!("M{},{}q5,8 0,13q-5,-5 0,-13Z", n(x), n(y - 32.0));
    s.ink.path(flame, fill(c.light));
    let drop = format_args!("M{},{}l4,9l-4,8l-4,-8Z", n(x), n(y + 4.0));
    s.ink.path(drop, fill(c.haze));
}
