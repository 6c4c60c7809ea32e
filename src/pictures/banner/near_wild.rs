//! The near land, where it is wild: water, forest, marsh.

use crate::ornament::Scales;
use crate::rooms::Colour;
use crate::shapes::arch;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

/// With the light's path on it, and a boat.
pub(super) fn water(s: &mut Sheet, light_x: i32) {
    let c = s.room;
    Scales { width: 1200, top: 322, foot: 410, r: 40, line: c.haze, fill: c.deep }.draw(&mut s.ink);
    s.ink.trace(line(c.light, 4).opacity(0.75), |d| {
        for (k, half) in (0..).zip([70, 110, 64, 96, 50, 76]) {
            d.put(format_args!("M{},{}h{}", light_x - half, 306 + k * 16, 2 * half));
        }
    });
    let x = s.lot.between(150, 1000);
    s.ink.path(format_args!("M{x},318h120l-22,26h-76Z"), fill(c.night));
    s.ink.path(format_args!("M{},316V214L{},306Z", x + 58, x + 112), fill(c.light));
    s.ink.path(format_args!("M{},316V236L{},306Z", x + 50, x + 10), fill(c.haze));
}

/// With a clearing under the light.
pub(super) fn forest(s: &mut Sheet, light_x: i32) {
    let mut x = -20;
    while x < 1220 {
        let (half, height) = (s.lot.between(26, 46), s.lot.between(120, 220));
        if (x - light_x).abs() >= 90 {
            tree(s, x, half, height);
        }
        x += half + s.lot.between(10, 24);
    }
    s.ink.rect(0, 378, 1200, 22, fill(s.room.night));
}

fn tree(s: &mut Sheet, x: i32, half: i32, height: i32) {
    let c = s.room;
    let leaves = s.lot.one_of(&[c.night, c.deep]);
    s.ink.path(arch(x, 380, half, height), fill(leaves).stroke(c.haze, 1.2));
    let reach = f64::from(half) * 0.6;
    s.ink.trace(line(c.haze, 1.6), |d| {
        d.put(format_args!("M{x},400v-{}", height - 40));
        for k in 1..height / 40 {
            let y = 380 - k * 26;
            d.put(format_args!("M{x},{y}l{reach:.0},-16M{x},{y}l-{reach:.0},-16"));
        }
    });
}

/// With reeds, and a tower that somebody lives in.
pub(super) fn marsh(s: &mut Sheet, light_x: i32) {
    let c = s.room;
    s.ink.rect(0, 316, 1200, 84, fill(c.night));
    s.ink.trace(line(c.haze, 2).opacity(0.7), |d| {
        for k in 0..10 {
            let (x, width) = (s.lot.between(0, 1100), s.lot.between(40, 160));
            d.put(format_args!("M{x},{}h{width}", 326 + k * 7));
        }
    });
    s.ink.trace(line(c.light, 4).opacity(0.8), |d| {
        for (left, y, width) in [(40, 330, 80), (64, 350, 128), (30, 372, 60)] {
            d.put(format_args!("M{},{y}h{width}", light_x - left));
        }
    });
    for k in 0..46 {
        reed(s, if k % 3 == 0 { c.haze } else { c.deep });
    }
    tower(s);
}

fn reed(s: &mut Sheet, colour: Colour) {
    let (x, height) = (s.lot.between(0, 1200), s.lot.between(30, 96));
    let tip = x + s.lot.between(-12, 14);
    let (bend, top) = (400 - height / 2, 400 - height);
    s.ink.path(format_args!("M{x},400Q{},{bend} {tip},{top}", x + 4), line(colour, 2.4));
}

fn tower(s: &mut Sheet) {
    let c = s.room;
    let x = s.lot.between(160, 980);
    let walls = format_args!("M{x},352V258l26,-52l26,52V352Z");
    s.ink.path(walls, fill(c.deep).stroke(c.haze, 1.4));
    s.ink.path(arch(x + 26, 310, 9, 32), fill(c.light));
    s.ink.path(format_args!("M{},206v-22M{},192h16", x + 26, x + 18), line(c.haze, 2));
}
