//! What becomes of a good story file.

use crate::stories::{access::StoryAuthor, drafts};
use lamplight_core::{Core, db::Db, error::AppError, people::Member, web::limits};
use lamplight_story_file::StoryFile;

/// New stories of one member.
pub(crate) const BEGINNINGS: limits::Limit =
    limits::Limit { name: "story begun", burst: 30, every_seconds: 600 };

/// A new story of the member's; its slug.
///
/// # Errors
/// `TooMany` where they have begun too many, or the database's.
pub(super) fn begin(
    db: &mut Db,
    member: &Member,
    story: &StoryFile,
    source: &str,
    core: &Core,
) -> Result<String, AppError> {
    limits::spend(db, BEGINNINGS, &member.viewer.id.to_string(), core)?;
    drafts::begin(db, member, story, source)
}

/// The file takes the place of the author's draft.
///
/// # Errors
/// `Conflict` if somebody else was quicker, or the database's.
pub(super) fn replace(db: &mut Db, author: &StoryAuthor, source: &str) -> Result<(), AppError> {
    let draft = drafts::load(db, author)?;
    let change = "A file put in place of the draft";
    drafts::replace(db, author, &draft, source.to_owned(), change).map_err(drafts::refused)
}
