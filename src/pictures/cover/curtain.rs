//! A stage: a curtain drawn aside, and what waits in the light.

use crate::number::n;
use crate::shapes::{arch, points, star};
use crate::sheet::Sheet;
use crate::svg::fill;

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    s.ink.rect(0, 340, 300, 80, fill(c.night));
    let boards = points([(70, 340), (230, 340), (290, 420), (10, 420)]);
    s.ink.path(boards, fill(c.mid).opacity(0.55));
    s.ink.path(arch(150, 340, 70, 236), fill(c.light).opacity(0.92));
    match s.lot.draw(3) {
        0 => moon(s),
        1 => s.ink.path(star(150, 186, 44), fill(c.jewel)),
        _ => player(s),
    }
    drapes(s);
    pelmet(s);
}

fn moon(s: &mut Sheet) {
    s.ink.disc(150, 182, 34, fill(s.room.night));
    s.ink.disc(164, 172, 30, fill(s.room.light));
}

fn player(s: &mut Sheet) {
    let night = s.room.night;
    s.ink.path("M122,340C124,276 136,258 150,256C164,258 176,276 178,340Z", fill(night));
    s.ink.disc(150, 238, 15, fill(night));
    s.ink.path("M128,227h44M138,226v-20h24v20Z", fill(night).stroke(night, 4));
}

fn drapes(s: &mut Sheet) {
    let lift = f64::from(s.lot.between(-12, 16));
    for side in [1, -1] {
        for k in 0..7 {
            fold(s, side, k, lift);
        }
    }
}

fn fold(s: &mut Sheet, side: i32, k: i32, lift: f64) {
    let c = s.room;
    let left = f64::from(150 - side * (150 - k * 17));
    let width = f64::from(side * 19);
    let right = left + width;
    let foot = 372.0 - f64::from(k * k) * 4.4 - lift;
    let (sway, swing) = (f64::from(side * k * 3), f64::from(side * k * 7));
    let (half, low) = (n(foot * 0.5), n(foot * 0.7));
    let d = format_args!(
        "M{left},0H{right}C{right},{half} {},{low} {},{}\
         Q{},{} {},{}C{},{low} {left},{half} {left},0Z",
        n(left + width * 0.9 - sway),
        n(right - swing),
        n(foot),
        n(left + width * 0.5 - swing),
        n(foot + 16.0),
        n(left - swing),
        n(foot + 3.0),
        n(left - sway),
    );
    let colour = if k % 2 == 0 { c.mid } else { c.deep };
    s.ink.path(d, fill(colour).stroke(c.night, 0.8));
}

fn pelmet(s: &mut Sheet) {
    let c = s.room;
    for x in (0..300).step_by(50) {
        let scallop = format_args!("M{x},0h50q0,44 -25,44q-25,0 -25,-44Z");
        s.ink.path(scallop, fill(c.jewel).stroke(c.night, 1));
    }
    s.ink.rect(0, 0, 300, 12, fill(c.light).opacity(0.9));
}
