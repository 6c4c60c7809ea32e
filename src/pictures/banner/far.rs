//! The far land. Two of these serve again as the near one, in other colours.

use crate::number::n;
use crate::rooms::Colour;
use crate::shapes::points;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

/// Where a land ends and in which colours it stands.
#[derive(Clone, Copy)]
pub(super) struct Land {
    pub(super) dark: Colour,
    pub(super) lit: Colour,
    pub(super) foot: i32,
}

pub(super) fn draw(s: &mut Sheet, which: usize) {
    let land = Land { dark: s.room.mid, lit: s.room.haze, foot: 300 };
    match which {
        0 => peaks(s, land),
        1 => skyline(s, land),
        _ => dunes(s, land),
    }
}

fn peaks(s: &mut Sheet, land: Land) {
    for k in 0..7 {
        let x = k * 190 - 20 + s.lot.between(-40, 40);
        let (height, half) = (s.lot.between(90, 210), s.lot.between(130, 200));
        peak(s, land, f64::from(x), f64::from(height), f64::from(half));
    }
}

fn peak(s: &mut Sheet, land: Land, x: f64, height: f64, half: f64) {
    let foot = f64::from(land.foot);
    let (top, right) = ((x, foot - height), (x + half, foot));
    s.ink.path(points([(x - half, foot), top, right]), fill(land.dark));
    let slope = (x + half * 0.24, foot);
    let fold = (x + half * 0.08, foot - height * 0.55);
    s.ink.path(points([top, right, slope, fold]), fill(land.lit).opacity(0.45));
}

pub(super) fn skyline(s: &mut Sheet, Land { dark, foot, .. }: Land) {
    let mut x = -10;
    while x < 1210 {
        let (width, height) = (s.lot.between(40, 86), s.lot.between(50, 190));
        let (left, wide) = (f64::from(x), f64::from(width));
        let roof = foot - height - 18;
        s.ink.rect(x, foot - height, width, height, fill(dark));
        s.ink.rect(left + wide * 0.25, roof, wide * 0.5, 18, fill(dark));
        s.ink.path(format_args!("M{},{roof}v-24", n(left + wide / 2.0)), line(dark, 3));
        x += width - 4;
    }
}

pub(super) fn dunes(s: &mut Sheet, Land { dark, lit, foot }: Land) {
    for (k, colour) in (0..).zip([dark, s.room.deep, s.room.mid]) {
        let y = foot - 70 + k * 34;
        let (a, b) = (s.lot.between(-60, 20), s.lot.between(-20, 60));
        let end = f64::from(y) + f64::from(b) * 0.5;
        let d = format_args!(
            "M0,{}C260,{} 420,{} 640,{}S1000,{} 1200,{end:.1}V400H0Z",
            y + 40,
            y + a,
            y + b,
            y + 20,
            y - a,
        );
        s.ink.path(d, fill(colour).stroke(lit, 1.4));
    }
}
