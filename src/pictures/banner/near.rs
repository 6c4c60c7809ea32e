//! The near land, where people have built.

use super::far::{self, Land};
use super::near_wild::{forest, marsh, water};
use crate::shapes::arch;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet, which: usize, light_x: i32) {
    match which {
        0 => water(s, light_x),
        1 => forest(s, light_x),
        2 => arcade(s),
        3 => skyline(s),
        4 => dunes(s),
        _ => marsh(s, light_x),
    }
}

/// With light behind one arch, where a post is missing.
fn arcade(s: &mut Sheet) {
    let c = s.room;
    let broken = s.lot.between(3, 8);
    s.ink.trace(fill(c.night).holes(), |d| {
        d.put("M0,400V250H1200V400Z");
        for k in 0..10 {
            d.put(arch(60 + k * 120, 402, 44, 122));
        }
    });
    s.ink.path("M0,250H1200M0,262H1200", line(c.haze, 2));
    for k in 0..10 {
        s.ink.path(arch(60 + k * 120, 402, 50, 129), line(c.haze, 1.6));
    }
    s.ink.path(arch(60 + broken * 120, 402, 44, 122), fill(c.light).opacity(0.85));
    for k in (0..11).filter(|k| *k != broken) {
        s.ink.rect(k * 120 - 5, 226 - k * 7 % 3 * 6, 10, 24, fill(c.night));
    }
}

fn skyline(s: &mut Sheet) {
    let c = s.room;
    far::skyline(s, Land { dark: c.night, lit: c.haze, foot: 400 });
    for _ in 0..26 {
        let (x, y) = (s.lot.between(10, 1180), s.lot.between(300, 390));
        s.ink.rect(x, y, 6, 12, fill(c.light));
    }
}

/// With tents or travellers, one behind the other.
fn dunes(s: &mut Sheet) {
    let c = s.room;
    far::dunes(s, Land { dark: c.deep, lit: c.light, foot: 350 });
    let x = s.lot.between(200, 900);
    for k in 0..s.lot.between(3, 6) {
        s.ink.path(format_args!("M{},352l7,-22l7,22Z", x + k * 34), fill(c.night));
        s.ink.disc(x + k * 34 + 7, 327, 4.5, fill(c.night));
    }
}
