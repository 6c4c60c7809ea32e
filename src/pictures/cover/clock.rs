//! A clock under an arch.

use super::floor;
use crate::shapes::{arch, at, polar};
use crate::sheet::Sheet;
use crate::svg::{fill, line};

const CENTRE: (f64, f64) = (150.0, 185.0);

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    floor::draw(s, 360);
    s.ink.path(arch(150, 360, 112, 296), fill(c.deep).stroke(c.light, 1.4));
    s.ink.path(arch(150, 360, 100, 280), fill(c.mid));
    dial(s);
    hands(s);
    pendulum(s);
}

fn dial(s: &mut Sheet) {
    let c = s.room;
    s.ink.disc(150, 185, 84, fill(c.light));
    s.ink.disc(150, 185, 76, line(c.night, 1.2));
    s.ink.trace(line(c.night, 4), |d| {
        for hour in 0..12 {
            let degrees = f64::from(hour * 30);
            let inner = if hour % 3 == 0 { 58.0 } else { 65.0 };
            let (from, to) = (polar(CENTRE, 72.0, degrees), polar(CENTRE, inner, degrees));
            d.put(format_args!("M{}L{}", at(from), at(to)));
        }
    });
}

fn hands(s: &mut Sheet) {
    let c = s.room;
    let (hour, fives) = (f64::from(s.lot.between(0, 11)), f64::from(s.lot.between(0, 11)));
    let short = polar(CENTRE, 38.0, hour * 30.0 + fives * 2.5 - 90.0);
    let long = polar(CENTRE, 60.0, fives * 30.0 - 90.0);
    s.ink.path(format_args!("M150,185L{}", at(short)), line(c.night, 7));
    s.ink.path(format_args!("M150,185L{}", at(long)), line(c.jewel, 4));
    s.ink.disc(150, 185, 7, fill(c.night));
}

fn pendulum(s: &mut Sheet) {
    let c = s.room;
    let x = 150 + s.lot.between(-16, 16);
    s.ink.path(format_args!("M150,272L{x},326"), line(c.light, 2.4));
    s.ink.disc(x, 330, 15, fill(c.jewel).stroke(c.light, 2));
}
