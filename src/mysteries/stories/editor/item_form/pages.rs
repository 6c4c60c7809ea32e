use crate::stories::{
    cover::CoverForm,
    editor::{aside::Aside, context::Head, fields::FormSchema, listing::Crumb},
};
use askama::Template;
use lamplight_core::{form_schema::Control, web::Chrome};

/// A part with its form.
#[derive(Template)]
#[template(path = "mysteries/stories/editor/part.html")]
pub(super) struct PartPage {
    pub(super) chrome: Chrome,
    pub(super) head: Head,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    pub(super) schema: FormSchema,
    /// Where the form goes.
    pub(super) action: String,
    /// Before which of its neighbours a new item goes.
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
    /// The form for the cover, beside the story's face.
    pub(super) cover: Option<CoverForm>,
    pub(super) aside: Aside,
}

impl PartPage {
    fn errors(&self) -> usize {
        self.schema.fields().filter(|field| field.error.is_some()).count()
    }
}
