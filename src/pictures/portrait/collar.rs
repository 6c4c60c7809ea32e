//! What is worn at the neck.

use crate::rooms::Colour;
use crate::shapes::{at, polar};
use crate::sheet::Sheet;
use crate::svg::fill;

const LINEN: Colour = "#efe4d2";

pub(super) fn draw(s: &mut Sheet, skin: Colour) {
    match s.lot.draw(6) {
        0 => white_tie(s, skin),
        1 => pearls(s, skin),
        2 => lapels(s),
        3 => high_collar(s),
        4 => uniform(s),
        _ => feathers(s),
    }
}

fn white_tie(s: &mut Sheet, skin: Colour) {
    let night = fill(s.room.night);
    s.ink.path("M94,226H146L120,254Z", fill(skin));
    s.ink.path("M120,250L92,228L84,300H156L148,228Z", fill(LINEN));
    s.ink.path("M120,240L98,229V253ZM120,240L142,229V253Z", night);
    s.ink.disc(120, 272, 3, night);
}

fn pearls(s: &mut Sheet, skin: Colour) {
    s.ink.path("M96,222Q120,262 144,222V228Q120,276 96,228Z", fill(skin));
    for k in 0..11 {
        let (x, y) = polar((120.0, 212.0), 42.0, f64::from(25 + k * 13));
        s.ink.disc(x, y, 4.4, fill("#f6ecdc"));
    }
}

fn lapels(s: &mut Sheet) {
    let c = s.room;
    s.ink.path("M98,226L120,286L142,226Z", fill(LINEN));
    s.ink.path(
        "M98,224L70,240L92,262L118,300L120,286ZM142,224L170,240L148,262L122,300L120,286Z",
        fill(c.night).stroke(c.haze, 1),
    );
    s.ink.path("M116,250h8l3,36l-7,10l-7,-10Z", fill(c.jewel));
}

fn high_collar(s: &mut Sheet) {
    let c = s.room;
    let paint = fill(c.deep).stroke(c.light, 1.6);
    s.ink.path("M92,208Q120,232 148,208L152,240Q120,262 88,240Z", paint);
    s.ink.path("M120,238l7,9l-7,11l-7,-11Z", fill(c.light));
}

fn uniform(s: &mut Sheet) {
    let light = fill(s.room.light);
    s.ink.path("M96,224L120,246L144,224V236L120,258L96,236Z", light);
    for (x, y) in [(104, 270), (104, 290), (136, 270), (136, 290)] {
        s.ink.disc(x, y, 4, light);
    }
}

fn feathers(s: &mut Sheet) {
    let paint = fill(s.room.haze).stroke(s.room.deep, 1);
    let throat = (120.0, 246.0);
    for angle in [150.0, 134.0, 118.0, 70.0, 54.0, 38.0, 22.0] {
        let tip = at(polar((120.0, 236.0), 74.0, angle + 6.0));
        let bend = at(polar(throat, 50.0, angle));
        let back = at(polar(throat, 30.0, angle + 14.0));
        s.ink.path(format_args!("M120,246Q{bend} {tip}Q{back} 120,246Z"), paint);
    }
}
