use super::{
    aside::Aside,
    head::Head,
    list::About,
    sheet::{Control, Sheet},
};
use crate::stories::cover::CoverForm;
use askama::Template;
use lamplight_core::web::Chrome;

/// A place on the way here.
pub(super) struct Crumb {
    pub(super) href: String,
    pub(super) title: String,
}

/// A part with its form.
#[derive(Template)]
#[template(path = "mysteries/stories/editor/part.html")]
pub(super) struct PartPage {
    pub(super) chrome: Chrome,
    pub(super) head: Head,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    pub(super) sheet: Sheet,
    /// Where the form goes.
    pub(super) action: String,
    /// Before which of its neighbours a new thing goes.
    pub(super) before: Option<usize>,
    /// Why what was typed was not kept, if it was not for a mistake in it.
    pub(super) stale: Option<&'static str>,
    /// Pages that belong to this one.
    pub(super) beside: Vec<Crumb>,
    /// Whether it can be taken out.
    pub(super) goes: bool,
    /// What goes with it, in words.
    pub(super) goes_too: &'static str,
    pub(super) is_new: bool,
    pub(super) aside: Aside,
    /// The form for the cover, beside the story's face.
    pub(super) cover: Option<CoverForm>,
}

impl PartPage {
    fn errors(&self) -> usize {
        self.sheet.fields().filter(|field| field.error.is_some()).count()
    }
}

/// A row of a list.
pub(super) struct Row {
    pub(super) item: String,
    pub(super) title: String,
    pub(super) gist: String,
    pub(super) refusals: usize,
    pub(super) portrait: Option<String>,
}

/// A list with its rows.
#[derive(Template)]
#[template(path = "mysteries/stories/editor/list.html")]
pub(super) struct ListPage {
    pub(super) chrome: Chrome,
    pub(super) head: Head,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) list: String,
    pub(super) about: About,
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
    pub(super) remarks: Vec<String>,
    /// Whether new ones go between the others.
    pub(super) between: bool,
}
