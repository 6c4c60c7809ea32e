//! Path data for the shapes that everything in the house is made of.

use std::fmt::{self, Display, Formatter};

use super::number::n;

pub(super) type Point = (f64, f64);

/// Sine and cosine come from the C library: under another one than glibc a rare coordinate may
/// fall on the other side of a half and differ by a tenth.
pub(super) fn polar((cx, cy): Point, r: f64, degrees: f64) -> Point {
    let (sin, cos) = (degrees.to_radians().sin(), degrees.to_radians().cos());
    (cx + r * cos, cy + r * sin)
}

/// A round place on the sheet, such as the lamp with what is around it.
#[derive(Clone, Copy)]
pub(super) struct Circle {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) r: i32,
}

impl Circle {
    pub(super) fn holds(self, x: f64, y: f64) -> bool {
        (x - f64::from(self.x)).hypot(y - f64::from(self.y)) < f64::from(self.r)
    }
}

/// A pair as path data writes it.
pub(super) struct At(Point);

pub(super) fn at(point: Point) -> At {
    At(point)
}

impl Display for At {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", n(self.0.0), n(self.0.1))
    }
}

/// A closed figure with straight sides.
pub(super) struct Points<const COUNT: usize>([Point; COUNT]);

pub(super) fn points<T: Into<f64>, const COUNT: usize>(corners: [(T, T); COUNT]) -> Points<COUNT> {
    Points(corners.map(|(x, y)| (x.into(), y.into())))
}

impl<const COUNT: usize> Display for Points<COUNT> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (i, corner) in self.0.iter().enumerate() {
            write!(f, "{}{}", if i == 0 { "M" } else { "L" }, at(*corner))?;
        }
        f.write_str("Z")
    }
}

/// An arch standing on `foot`.
pub(super) struct Arch {
    cx: f64,
    foot: f64,
    half: f64,
    top: f64,
}

pub(super) fn arch(
    cx: impl Into<f64>,
    foot: impl Into<f64>,
    half: impl Into<f64>,
    height: impl Into<f64>,
) -> Arch {
    let (foot, half) = (foot.into(), half.into());
    Arch { cx: cx.into(), foot, half, top: foot - height.into() + half }
}

impl Display for Arch {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (left, right) = (n(self.cx - self.half), n(self.cx + self.half));
        let (half, foot, top) = (n(self.half), n(self.foot), n(self.top));
        write!(f, "M{left},{foot}V{top}A{half},{half} 0 0 1 {right},{top}V{foot}Z")
    }
}

/// A star of four points with hollow sides.
pub(super) struct Star {
    x: f64,
    y: f64,
    r: f64,
}

pub(super) fn star(x: impl Into<f64>, y: impl Into<f64>, r: impl Into<f64>) -> Star {
    Star { x: x.into(), y: y.into(), r: r.into() }
}

impl Display for Star {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let &Self { x, y, r } = self;
        let q = r * 0.16;
        let (left, right) = (n(x - q), n(x + q));
        let (above, below) = (n(y - q), n(y + q));
        write!(f, "M{}", at((x, y - r)))?;
        write!(f, "Q{right},{above} {}", at((x + r, y)))?;
        write!(f, "Q{right},{below} {}", at((x, y + r)))?;
        write!(f, "Q{left},{below} {}", at((x - r, y)))?;
        write!(f, "Q{left},{above} {}Z", at((x, y - r)))
    }
}
