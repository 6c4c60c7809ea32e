//! Beginning a story.

use crate::stories::{drafts, keys::key_of};
use lamplight_core::{db::Db, error::AppError, people::Member};
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;
use std::sync::LazyLock;

/// A story without mistakes in which every text says what to write there.
const TEMPLATE: &str = include_str!("template.toml");

/// Begins a story of the member's with this title; its slug.
///
/// # Errors
/// The database's.
pub(super) fn begin(db: &mut Db, member: &Member, title: String) -> Result<String, AppError> {
    let story = called(title);
    drafts::begin(db, member, &story, &story_file::write(&story))
}

/// The story that a new one begins as.
pub(in crate::stories) fn template() -> &'static StoryFile {
    static STORY: LazyLock<StoryFile> =
        LazyLock::new(|| story_file::read_draft(TEMPLATE.as_bytes()).unwrap_or_default());
    &STORY
}

fn called(title: String) -> StoryFile {
    let mut story = template().clone();
    story.key = key_of(&title, "story");
    story.title = title;
    story
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_story_has_no_mistakes() {
        let story = called("The Glass Orchard".to_owned());
        let report = story_file::check(story_file::write(&story).as_bytes(), false);
        assert!(report.findings.is_empty(), "{:#?}", report.findings);
        assert_eq!(story.key, "the-glass-orchard");
    }
}
