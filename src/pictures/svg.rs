//! Markup: tags with their paint.

use std::fmt::{self, Display, Formatter, Write};

use super::number::n;

/// Markup as it grows.
#[derive(Default)]
pub(super) struct Ink(String);

impl Ink {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    pub(super) fn put(&mut self, piece: impl Display) {
        // A String takes everything; there is no error to report.
        let _ = write!(self.0, "{piece}");
    }

    pub(super) fn path(&mut self, d: impl Display, paint: Paint<'_>) {
        self.put(format_args!(r#"<path d="{d}"{paint}/>"#));
    }

    /// A path whose data is written by `trace`, piece after piece.
    pub(super) fn trace(&mut self, paint: Paint<'_>, trace: impl FnOnce(&mut Self)) {
        self.put(r#"<path d=""#);
        trace(self);
        self.put(format_args!(r#""{paint}/>"#));
    }

    pub(super) fn rect(
        &mut self,
        x: impl Into<f64>,
        y: impl Into<f64>,
        width: impl Into<f64>,
        height: impl Into<f64>,
        paint: Paint<'_>,
    ) {
        let (x, y, width, height) = (n(x), n(y), n(width), n(height));
        self.put(format_args!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}"{paint}/>"#
        ));
    }

    pub(super) fn disc(
        &mut self,
        x: impl Into<f64>,
        y: impl Into<f64>,
        r: impl Into<f64>,
        paint: Paint<'_>,
    ) {
        let (x, y, r) = (n(x), n(y), n(r));
        self.put(format_args!(r#"<circle cx="{x}" cy="{y}" r="{r}"{paint}/>"#));
    }

    pub(super) fn group(&mut self, attributes: impl Display, inside: impl FnOnce(&mut Self)) {
        self.put(format_args!("<g {attributes}>"));
        inside(self);
        self.put("</g>");
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

impl Display for Ink {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a shape is filled and outlined.
#[derive(Clone, Copy)]
pub(super) struct Paint<'a> {
    fill: &'a str,
    stroke: Option<(&'a str, f64)>,
    opacity: Option<f64>,
    more: &'static str,
}

pub(super) fn fill(colour: &str) -> Paint<'_> {
    Paint { fill: colour, stroke: None, opacity: None, more: "" }
}

pub(super) fn line(colour: &str, width: impl Into<f64>) -> Paint<'_> {
    fill("none").stroke(colour, width)
}

impl<'a> Paint<'a> {
    pub(super) fn stroke(self, colour: &'a str, width: impl Into<f64>) -> Self {
        Self { stroke: Some((colour, width.into())), ..self }
    }

    pub(super) fn opacity(self, opacity: f64) -> Self {
        Self { opacity: Some(opacity), ..self }
    }

    /// A path inside the path is a hole.
    pub(super) fn holes(self) -> Self {
        Self { more: r#" fill-rule="evenodd""#, ..self }
    }

    pub(super) fn round_ends(self) -> Self {
        Self { more: r#" stroke-linecap="round""#, ..self }
    }
}

impl Display for Paint<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, r#" fill="{}""#, self.fill)?;
        if let Some((colour, width)) = self.stroke {
            write!(f, r#" stroke="{colour}" stroke-width="{}""#, n(width))?;
        }
        if let Some(opacity) = self.opacity {
            write!(f, r#" opacity="{}""#, n(opacity))?;
        }
        f.write_str(self.more)
    }
}
