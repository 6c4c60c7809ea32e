use super::WIDTHS;
use askama::Template;
use lamplight_core::{media, web::pictures};
use lamplight_pictures::Kind;
use uuid::Uuid;

/// A cover as an image of a page. It is decoration: the title stands beside it.
#[derive(Debug, Clone, Template)]
#[template(path = "mysteries/stories/cover/image.html")]
pub struct Cover {
    address: String,
    /// The same in each width, where there is more than one.
    widths: Option<String>,
    lazy: bool,
}

/// The cover of a story: what its author has uploaded, else drawn from `name`.
pub(crate) fn cover(name: &str, upload: Option<Uuid>) -> Cover {
    let Some(id) = upload else {
        return Cover {
            address: pictures::url_named(Kind::Cover, name),
            widths: None,
            lazy: false,
        };
    };
    let widths = WIDTHS.map(|width| format!("{} {width}w", media::address(id, width)));
    Cover { address: media::address(id, WIDTHS[0]), widths: Some(widths.join(", ")), lazy: false }
}

impl Cover {
    /// Loaded only when somebody scrolls to it, if `far`: for those further down a list.
    #[must_use]
    pub fn lazy(mut self, far: bool) -> Self {
        self.lazy = far;
        self
    }
}

impl askama::filters::HtmlSafe for Cover {}
