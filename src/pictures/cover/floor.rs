//! What the motif stands on.

use crate::ornament::Scales;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

pub(super) fn draw(s: &mut Sheet, y: i32) {
    let kind = s.lot.draw(3);
    s.ink.rect(0, y, 300, 420 - y, fill(s.room.night));
    match kind {
        0 => tiles(s, y),
        1 => steps(s, y),
        _ => carpet_of_fans(s, y),
    }
}

/// In perspective.
fn tiles(s: &mut Sheet, y: i32) {
    let paint = line(s.room.mid, 1);
    s.window('f', |ink| ink.rect(0, y, 300, 420 - y, fill("#000")));
    s.through('f', |ink| {
        ink.trace(paint, |d| {
            for x in (-450..=750).step_by(60) {
                d.put(format_args!("M150,{}L{x},420", y - 60));
            }
            for k in 0..7 {
                d.put(format_args!("M0,{}H300", y + k * k * 5));
            }
        });
    });
}

fn steps(s: &mut Sheet, y: i32) {
    for k in 0..6 {
        let colour = if k % 2 == 0 { s.room.mid } else { s.room.deep };
        s.ink.rect(40 - k * 14, y + k * 16, 220 + k * 28, 16, fill(colour));
    }
}

fn carpet_of_fans(s: &mut Sheet, y: i32) {
    let (line, ground) = (s.room.mid, s.room.night);
    let fans = Scales { width: 300, top: y + 26, foot: 420, r: 26, line, fill: ground };
    s.window('f', |ink| ink.rect(0, y, 300, 420 - y, fill("#000")));
    s.through('f', |ink| fans.draw(ink));
}
