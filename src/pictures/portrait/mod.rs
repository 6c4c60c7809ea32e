//! Portraits, 4:5, shown in an arch: a halo, one of twelve heads, half of the face in shade.

mod collar;
mod extra;
mod face;
mod halo;
mod heads;

use super::rooms::{Colour, Room};
use super::shapes::Circle;
use super::sheet::Sheet;
use super::svg::fill;
use face::Face;

const HAIR: [Colour; 6] = ["#1a1216", "#2b1a14", "#5a2f1c", "#8c6239", "#b9b0a2", "#3a2a3f"];

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    let skin = s.lot.one_of(&face::SKINS);
    let hair = s.lot.one_of(&HAIR);
    let cloth = s.lot.one_of(&[c.night, c.deep, c.jewel, c.mid]);
    s.ground(c.mid, c.deep);
    halo::draw(s);
    s.glow(Circle { x: 120, y: 110, r: 170 }, c.light, 0.42);

    let face = Face::draw_lots(&mut s.lot, skin, lips(c));
    let head = heads::draw(s, hair);
    s.ink.put(&head.behind);
    shoulders(s, &face, cloth);
    collar::draw(s, skin.lit);
    face.draw(s);
    s.ink.put(&head.over);
    let extra = s.lot.one_of(head.extras);
    extra.draw(s, &face, hair);
}

/// The jewel where it is a red one.
fn lips(c: &Room) -> Colour {
    match c.jewel {
        red @ ("#c65468" | "#d4674a" | "#c8643c") => red,
        _ => "#a9483f",
    }
}

fn shoulders(s: &mut Sheet, face: &Face, cloth: Colour) {
    let broad = s.lot.between(-6, 10);
    s.ink.path("M98,170H142V232Q120,252 98,232Z", fill(face.skin.shade));
    let left = [20 - broad, 24 - broad, 66 - broad];
    let right = [220 + broad, 216 + broad, 174 + broad];
    let body = format_args!(
        "M{},300C{},246 {},232 120,226C{},232 {},246 {},300Z",
        left[0], left[1], left[2], right[2], right[1], right[0],
    );
    s.ink.path(body, fill(cloth));
    let [foot, slope, neck] = if face.side < 0 { right } else { left };
    let lit = format_args!("M120,226C{neck},232 {slope},246 {foot},300H120Z");
    s.ink.path(lit, fill(s.room.light).opacity(0.13));
}
