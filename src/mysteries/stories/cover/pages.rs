use super::Cover;
use crate::stories::access::Story;
use askama::Template;
use lamplight_core::web::Chrome;

/// The form for a cover, on a page of its own and beside the story's face.
#[derive(Template)]
#[template(path = "mysteries/stories/cover/form.html")]
pub(crate) struct CoverForm {
    slug: String,
    cover: Cover,
    is_uploaded: bool,
    problem: Option<String>,
}

impl CoverForm {
    pub(crate) fn of(story: &Story) -> Self {
        Self {
            slug: story.slug.clone(),
            cover: story.cover_image(),
            is_uploaded: story.cover_media_id.is_some(),
            problem: None,
        }
    }

    /// With what was wrong with the picture.
    pub(super) fn with_problem(self, problem: String) -> Self {
        Self { problem: Some(problem), ..self }
    }
}

impl askama::filters::HtmlSafe for CoverForm {}

/// The form by itself.
#[derive(Template)]
#[template(path = "mysteries/stories/cover/page.html")]
pub(super) struct CoverPage {
    pub(super) chrome: Chrome,
    pub(super) title: String,
    pub(super) slug: String,
    pub(super) form: CoverForm,
}
