use crate::stories::{
    cover::CoverForm,
    editor::{aside::Aside, context::Head, fields::FormSchema, listing::Crumb},
};
use askama::Template;
use chrono::{DateTime, Utc};
use lamplight_core::{form_schema::Control, web::Chrome};

/// A part with its form.
#[derive(Template)]
#[template(path = "mysteries/stories/editor/part.html")]
pub(super) struct PartPage {
    pub(super) chrome: Chrome,
    pub(super) head: Head,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    /// The picture of whom it is about.
    pub(super) face: Option<String>,
    /// Where what is typed and not kept is sent.
    pub(super) half_action: String,
    /// When that was, if it is not kept yet.
    pub(super) half: Option<DateTime<Utc>>,
    /// What stood in the form before anything was typed, in short.
    pub(super) drawn: String,
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
    /// Whether somebody else has written something else into one of its fields.
    fn is_contested(&self) -> bool {
        self.schema.fields().any(|field| field.theirs.is_some())
    }

    fn errors(&self) -> usize {
        self.schema.fields().filter(|field| field.error.is_some()).count()
    }
}
