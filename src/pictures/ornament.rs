//! Ornaments: rays, fans, scales.

use super::number::n;
use super::rooms::Colour;
use super::shapes::{Point, at, points, polar};
use super::svg::{Ink, Paint, fill, line};

/// Every second of `count` sectors around a point.
pub(super) struct Rays {
    pub(super) centre: Point,
    pub(super) r: f64,
    pub(super) count: i32,
    pub(super) start: f64,
}

impl Rays {
    pub(super) fn draw(&self, ink: &mut Ink, paint: Paint<'_>) {
        let step = 360.0 / f64::from(self.count);
        let edge = |i: i32| polar(self.centre, self.r, self.start + f64::from(i) * step);
        ink.trace(paint, |d| {
            for i in (0..self.count).step_by(2) {
                d.put(points([self.centre, edge(i), edge(i + 1)]));
            }
        });
    }
}

/// A folded fan: leaves as scallops on an arc, ribs as lines, a hub.
pub(super) struct Fan {
    pub(super) centre: Point,
    pub(super) r: f64,
    pub(super) ribs: i32,
    pub(super) start: f64,
    pub(super) span: f64,
    pub(super) leaf: Colour,
    pub(super) rib: Colour,
    /// The hub's part of the radius.
    pub(super) hub: f64,
}

impl Fan {
    pub(super) fn draw(&self, ink: &mut Ink) {
        ink.trace(fill(self.leaf), |d| self.leaves(d));
        ink.trace(line(self.rib, 1.2), |d| {
            self.rib_lines(d);
            self.arc(d, 0.55);
            self.arc(d, 0.78);
        });
        ink.disc(self.centre.0, self.centre.1, self.r * self.hub, fill(self.rib));
    }

    fn step(&self) -> f64 {
        self.span / f64::from(self.ribs)
    }

    fn tip(&self, rib: i32) -> Point {
        polar(self.centre, self.r, self.start + f64::from(rib) * self.step())
    }

    fn leaves(&self, d: &mut Ink) {
        let chord = n(2.0 * self.r * (self.step() / 2.0).to_radians().sin() * 0.56);
        d.put(format_args!("M{}L{}", at(self.centre), at(self.tip(0))));
        for rib in 1..=self.ribs {
            d.put(format_args!("A{chord},{chord} 0 0 1 {}", at(self.tip(rib))));
        }
        d.put("Z");
    }

    fn rib_lines(&self, d: &mut Ink) {
        for rib in 1..self.ribs {
            d.put(format_args!("M{}L{}", at(self.centre), at(self.tip(rib))));
        }
    }

    fn arc(&self, d: &mut Ink, part: f64) {
        let r = self.r * part;
        let from = at(polar(self.centre, r, self.start));
        let to = at(polar(self.centre, r, self.start + self.span));
        let large = i32::from(self.span > 180.0);
        d.put(format_args!("M{from}A{},{} 0 {large} 1 {to}", n(r), n(r)));
    }
}

/// Rows of overlapping half discs (water, roof tiles, feathers), as one repeated tile.
pub(super) struct Scales {
    pub(super) width: i32,
    pub(super) top: i32,
    pub(super) foot: i32,
    pub(super) r: i32,
    pub(super) line: Colour,
    pub(super) fill: Colour,
}

impl Scales {
    pub(super) fn draw(&self, ink: &mut Ink) {
        let &Self { width, top, foot, r, .. } = self;
        let name = format!("p{}{r}{top}", self.line.trim_start_matches('#'));
        let size = format_args!(r#"width="{}" height="{r}""#, 2 * r);
        ink.put(format_args!(
            r#"<pattern id="{name}" {size} y="{top}" patternUnits="userSpaceOnUse">"#
        ));
        self.tile(ink);
        ink.put("</pattern>");
        let y = f64::from(top) - f64::from(r) / 2.0;
        ink.rect(0, y, width, foot - top + r, fill(&format!("url(#{name})")));
    }

    fn tile(&self, ink: &mut Ink) {
        let r = self.r;
        ink.rect(0, 0, 2 * r, r, fill(self.fill));
        for row in -1..5 {
            let y = f64::from(row * r) / 2.0;
            let columns: &[i32] = if row % 2 == 0 { &[0, 2] } else { &[-1, 1, 3] };
            for column in columns {
                self.scale(ink, f64::from(column * r), y);
            }
        }
    }

    fn scale(&self, ink: &mut Ink, x: f64, y: f64) {
        for (part, inside) in [(1.0, self.fill), (0.66, "none"), (0.33, "none")] {
            let q = f64::from(self.r) * part;
            let (from, to, q) = (at((x - q, y)), at((x + q, y)), n(q));
            let paint = fill(inside).stroke(self.line, 1.1);
            ink.path(format_args!("M{from}A{q},{q} 0 0 1 {to}"), paint);
        }
    }
}
