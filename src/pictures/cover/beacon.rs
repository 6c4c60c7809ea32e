//! A lighthouse on its rock.

use crate::ornament::Scales;
use crate::shapes::points;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet) {
    beams(s);
    shaft(s);
    lantern(s);
    s.ink
        .path("M60,360C90,318 130,338 150,330C190,324 214,340 246,362V420H60Z", fill(s.room.night));
    sea(s);
}

fn beams(s: &mut Sheet) {
    let light = fill(s.room.light);
    let reach = s.lot.side() * 320;
    let near = points([(150, 112), (150 - reach, 40), (150 - reach, 150)]);
    s.ink.path(near, light.opacity(0.75));
    let far = points([(150, 112), (150 + reach, 80), (150 + reach, 190)]);
    s.ink.path(far, light.opacity(0.28));
}

fn shaft(s: &mut Sheet) {
    let c = s.room;
    s.ink.path(points([(128, 150), (172, 150), (188, 350), (112, 350)]), fill(c.haze));
    for k in [0, 2] {
        let (left, right, y) = (128 - k * 4, 172 + k * 4, 150 + k * 50);
        let band = points([(left, y), (right, y), (right + 4, y + 50), (left - 4, y + 50)]);
        s.ink.path(band, fill(c.jewel));
    }
    let shade = points([(150, 150), (172, 150), (188, 350), (150, 350)]);
    s.ink.path(shade, fill(c.night).opacity(0.34));
}

fn lantern(s: &mut Sheet) {
    let c = s.room;
    s.ink.rect(118, 142, 64, 9, fill(c.night));
    s.ink.rect(132, 96, 36, 46, fill(c.light));
    s.ink.path("M132,96v46M144,96v46M156,96v46M168,96v46", line(c.night, 2));
    s.ink.path("M126,98A24,24 0 0 1 174,98Z", fill(c.night));
    s.ink.rect(148.5, 58, 3, 18, fill(c.night));
}

fn sea(s: &mut Sheet) {
    let (line, water) = (s.room.haze, s.room.deep);
    let r = s.lot.between(18, 25);
    s.window('f', |ink| ink.rect(0, 340, 300, 80, fill("#000")));
    s.through('f', |ink| {
        Scales { width: 300, top: 366, foot: 430, r, line, fill: water }.draw(ink);
    });
}
