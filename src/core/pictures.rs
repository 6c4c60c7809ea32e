//! The addresses of drawn pictures.

use lamplight_pictures::Kind;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'/');

/// The address of the picture of `kind` drawn from `id` for the `redraw`th time.
pub fn url(kind: Kind, id: &str, redraw: u32) -> String {
    format!("/pictures/{kind}/{redraw}/{}.svg", utf8_percent_encode(id, IN_PATH))
}

/// The address of the picture that a story names: an id, and after a blank which drawing of it.
pub fn url_named(kind: Kind, name: &str) -> String {
    match name.rsplit_once(' ').and_then(|(id, redraw)| Some((id, redraw.parse().ok()?))) {
        Some((id, redraw)) => url(kind, id, redraw),
        None => url(kind, name, 0),
    }
}
