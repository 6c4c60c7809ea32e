//! Story covers, 5:7: a sky, a glow, one motif, a frame.

mod beacon;
mod chandelier;
mod clock;
mod coupe;
mod curtain;
mod door;
mod fan;
mod floor;
mod frame;
mod keyhole;
mod lamp;
mod sky;
mod stair;
mod tower;

use super::shapes::Circle;
use super::sheet::Sheet;

/// What a cover shows, and the height at which its light stands.
#[derive(Clone, Copy)]
struct Motif {
    light_y: i32,
    draw: fn(&mut Sheet),
}

const fn motif(light_y: i32, draw: fn(&mut Sheet)) -> Motif {
    Motif { light_y, draw }
}

static MOTIFS: [Motif; 11] = [
    motif(250, door::draw),
    motif(190, lamp::draw),
    motif(118, tower::draw),
    motif(235, curtain::draw),
    motif(190, keyhole::draw),
    motif(150, stair::draw),
    motif(190, chandelier::draw),
    motif(112, beacon::draw),
    motif(190, coupe::draw),
    motif(150, fan::draw),
    motif(185, clock::draw),
];

pub(super) fn draw(s: &mut Sheet) {
    let c = s.room;
    let motif = s.lot.one_of(&MOTIFS);
    s.ground(c.night, c.deep);
    sky::draw(s, motif.light_y);
    s.glow(Circle { x: 150, y: motif.light_y, r: 210 }, c.light, 0.55);
    (motif.draw)(s);
    frame::draw(s);
}
