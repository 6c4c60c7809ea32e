//! The sheet that a picture is drawn on: its lot, its room, its ink.

use super::Kind;
use super::lot::{Lot, fnv};
use super::rooms::{Colour, ROOMS, Room};
use super::shapes::{Circle, star};
use super::svg::{Ink, fill};

/// Most pictures fit without growing.
const USUAL_BYTES: usize = 8 * 1024;

pub(super) struct Sheet {
    pub(super) lot: Lot,
    pub(super) room: &'static Room,
    pub(super) ink: Ink,
    width: u32,
    height: u32,
    /// Makes ids differ between pictures that stand in one page.
    mark: u64,
    definitions: Ink,
}

impl Sheet {
    pub(super) fn new(kind: Kind, id: &str, redraw: u32) -> Self {
        let mut lot = Lot::new(&format!("{kind}:{id}:{redraw}"));
        let room = &ROOMS[lot.draw(ROOMS.len())];
        let (width, height) = kind.size();
        Self {
            lot,
            room,
            ink: Ink::with_capacity(USUAL_BYTES),
            width,
            height,
            mark: fnv(&format!("{kind}{id}{redraw}")) & 0xFF_FFFF,
            definitions: Ink::default(),
        }
    }

    /// Light that spreads from a point over the whole sheet.
    pub(super) fn glow(&mut self, circle: Circle, colour: Colour, strength: f64) {
        let (mark, Circle { x, y, r }) = (self.mark, circle);
        let place = format_args!(r#"cx="{x}" cy="{y}" r="{r}""#);
        self.definitions.put(format_args!(
            r#"<radialGradient id="g{mark:x}" gradientUnits="userSpaceOnUse" {place}>"#
        ));
        for (offset, opacity) in [(0, strength), (1, 0.0)] {
            self.definitions.put(format_args!(
                r#"<stop offset="{offset}" stop-color="{colour}" stop-opacity="{opacity}"/>"#
            ));
        }
        self.definitions.put("</radialGradient>");
        let glow = format!("url(#g{mark:x})");
        self.ink.rect(0, 0, self.width, self.height, fill(&glow));
    }

    /// A fill that goes from one colour at the top to another at the foot.
    pub(super) fn fade(&mut self, name: &str, top: Colour, foot: Colour) -> String {
        let mark = self.mark;
        self.definitions.put(format_args!(r#"<linearGradient id="{name}{mark:x}" x2="0" y2="1">"#));
        for (offset, colour) in [(0, top), (1, foot)] {
            self.definitions
                .put(format_args!(r#"<stop offset="{offset}" stop-color="{colour}"/>"#));
        }
        self.definitions.put("</linearGradient>");
        format!("url(#{name}{mark:x})")
    }

    /// The whole sheet, from one colour at the top to another at the foot.
    pub(super) fn ground(&mut self, top: Colour, foot: Colour) {
        let ground = self.fade("s", top, foot);
        self.ink.rect(0, 0, self.width, self.height, fill(&ground));
    }

    /// Names what `shape` draws as a window for [`Self::through`].
    pub(super) fn window(&mut self, name: char, shape: impl FnOnce(&mut Ink)) {
        self.ink.put(format_args!(r#"<clipPath id="{name}{:x}">"#, self.mark));
        shape(&mut self.ink);
        self.ink.put("</clipPath>");
    }

    /// Shows of what `scene` draws only the part inside the window.
    pub(super) fn through(&mut self, name: char, scene: impl FnOnce(&mut Ink)) {
        self.ink.group(format_args!(r#"clip-path="url(#{name}{:x})""#, self.mark), scene);
    }

    /// Stars on a loose grid, so that two never touch, and none near the lamp.
    pub(super) fn stars(&mut self, count: usize, foot: i32, colour: Colour, lamp: Circle) {
        let width = f64::from(self.width);
        let cell = width / 6.0;
        let rows = ((f64::from(foot) / cell) as usize).max(1);
        let framed = self.width == Kind::Cover.size().0;
        let mut taken = Vec::with_capacity(count);
        self.ink.trace(fill(colour), |d| {
            for _ in 0..count {
                let place = (self.lot.draw(6), self.lot.draw(rows));
                let mut inside = |place| {
                    let part = f64::from(self.lot.between(25, 75)) / 100.0;
                    (place as f64 + part) * cell
                };
                let (x, y) = (inside(place.0), inside(place.1) + 8.0);
                let size = f64::from(self.lot.between(2, 7));
                let behind_frame = framed && !(36.0 < x && x < 264.0);
                if !behind_frame && !taken.contains(&place) && !lamp.holds(x, y) {
                    taken.push(place);
                    d.put(star(x, y, size * width / 300.0));
                }
            }
        });
    }

    pub(super) fn finish(self) -> String {
        let Self { ink, definitions, width, height, .. } = self;
        let mut svg = Ink::with_capacity(ink.len() + definitions.len() + 128);
        svg.put(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">"#
        ));
        svg.put(format_args!("<defs>{definitions}</defs>{ink}</svg>\n"));
        svg.into_string()
    }
}
