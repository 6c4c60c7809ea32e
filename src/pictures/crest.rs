//! Crests, 1:1, for listings, groups, guilds: the same figure many times around, and a heart.

use super::number::n;
use super::ornament::{Fan, Rays};
use super::shapes::{Circle, arch, polar, star};
use super::sheet::Sheet;
use super::svg::{fill, line};

const CENTRE: (f64, f64) = (80.0, 80.0);

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    let fold = s.lot.one_of(&[5, 6, 7, 8, 9, 10, 12]);
    s.ink.rect(0, 0, 160, 160, fill(c.deep));
    s.ink.disc(80, 80, 72, fill(c.night).stroke(c.light, 1.6));
    s.glow(Circle { x: 80, y: 80, r: 80 }, c.light, 0.4);
    ring(s, fold);
    let start = -90.0 - 90.0 / f64::from(fold);
    Rays { centre: CENTRE, r: 44.0, count: 2 * fold, start }.draw(&mut s.ink, fill(c.mid));
    s.ink.disc(80, 80, 32, fill(c.night).stroke(c.light, 2));
    heart(s);
}

fn ring(s: &mut Sheet, fold: i32) {
    let figure = s.lot.draw(4);
    for k in 0..fold {
        let degrees = 360.0 / f64::from(fold) * f64::from(k) - 90.0;
        match figure {
            0 => petal(s, degrees),
            1 => fan(s, degrees),
            2 => little_star(s, degrees, k % 2 == 0),
            _ => bead(s, degrees),
        }
    }
}

fn petal(s: &mut Sheet, degrees: f64) {
    let paint = fill(s.room.mid).stroke(s.room.light, 1.2);
    let turn = format_args!(r#"transform="rotate({} 80 80)""#, n(degrees + 90.0));
    s.ink.group(turn, |ink| ink.path(arch(80, 58, 9, 40), paint));
}

fn fan(s: &mut Sheet, degrees: f64) {
    let (centre, leaf, rib) = ((80.0, 52.0), s.room.jewel, s.room.light);
    let fan = Fan { centre, r: 36.0, ribs: 5, start: 225.0, span: 90.0, leaf, rib, hub: 0.12 };
    let turn = format_args!(r#"transform="rotate({} 80 80)""#, n(degrees + 90.0));
    s.ink.group(turn, |ink| fan.draw(ink));
}

fn little_star(s: &mut Sheet, degrees: f64, bright: bool) {
    let (x, y) = polar(CENTRE, 50.0, degrees);
    let colour = if bright { s.room.light } else { s.room.haze };
    s.ink.path(star(x, y, 15), fill(colour));
}

fn bead(s: &mut Sheet, degrees: f64) {
    let (x, y) = polar(CENTRE, 50.0, degrees);
    s.ink.disc(x, y, 17, line(s.room.haze, 2.4));
    s.ink.disc(x, y, 6, fill(s.room.jewel));
}

fn heart(s: &mut Sheet) {
    let light = fill(s.room.light);
    match s.lot.draw(6) {
        0 => s.ink.path(star(80, 80, 25), light),
        1 => moon(s),
        2 => lamp(s),
        3 => eye(s),
        4 => gem(s),
        _ => s.ink.path("M80,58a11,11 0 0 1 6,20l5,22H69l5,-22A11,11 0 0 1 80,58Z", light),
    }
}

fn moon(s: &mut Sheet) {
    s.ink.disc(80, 80, 20, fill(s.room.light));
    s.ink.disc(88, 74, 18, fill(s.room.night));
}

fn lamp(s: &mut Sheet) {
    let light = fill(s.room.light);
    s.ink.path("M62,82A18,18 0 0 1 98,82Z", light);
    s.ink.rect(78, 82, 4, 14, light);
    s.ink.rect(70, 95, 20, 4, light);
}

fn eye(s: &mut Sheet) {
    s.ink.path("M54,80Q80,54 106,80Q80,106 54,80Z", fill(s.room.light));
    s.ink.disc(80, 80, 11, fill(s.room.night));
    s.ink.disc(80, 80, 4, fill(s.room.light));
}

fn gem(s: &mut Sheet) {
    s.ink.path("M80,57L100,69V91L80,103L60,91V69Z", fill(s.room.light));
    s.ink.path(
        "M80,57L94,88H66ZM66,88L80,103L94,88M60,69L66,88M100,69L94,88",
        line(s.room.night, 2),
    );
}
