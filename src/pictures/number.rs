//! Numbers as the pictures write them: one decimal at most.

use std::fmt::{self, Display, Formatter, Write};

pub(super) struct Number(f64);

pub(super) fn n(value: impl Into<f64>) -> Number {
    Number(value.into())
}

impl Display for Number {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let tenths = self.0.abs() * 10.0;
        // Near a half the product may have been rounded over it; only the exact way is right there.
        if (tenths.fract() - 0.5).abs() < 1e-6 {
            return exactly(self.0, f);
        }
        let tenths = tenths.round() as u64;
        if self.0.is_sign_negative() {
            f.write_char('-')?;
        }
        Display::fmt(&(tenths / 10), f)?;
        match tenths % 10 {
            0 => Ok(()),
            tenth => write!(f, ".{tenth}"),
        }
    }
}

fn exactly(value: f64, f: &mut Formatter<'_>) -> fmt::Result {
    let text = format!("{value:.1}");
    f.write_str(text.strip_suffix(".0").unwrap_or(&text))
}
