//! The small story that tests play: an edit to a story that ships breaks no test of code.

use diesel::prelude::*;
use lamplight::mysteries::stories::publication::make_edition;
use lamplight_core::db::Db;
use lamplight_schema::stories::stories;
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;
use uuid::Uuid;

/// The file of “The Paper Boat”: three rounds, three to ten players, and every kind of clue.
pub const PAPER_BOAT: &str = include_str!("../fixtures/stories/the-paper-boat.toml");

/// The file of the story that ships. Tests of code know none of its texts; it is for those that
/// want texts as long as they come.
pub const LAST_TOAST: &str = include_str!("../../stories/the-last-toast.toml");

/// “The Paper Boat” as its writer sees it.
pub fn paper_boat() -> StoryFile {
    story_file::parse(PAPER_BOAT.as_bytes()).expect("a story without mistakes")
}

/// Publishes “The Paper Boat” for everybody; it belongs to nobody. Every database of a story has
/// it already.
pub(crate) fn put_in_place(db: &mut Db) {
    let story = paper_boat();
    let id: Uuid = diesel::insert_into(stories::table)
        .values((
            stories::slug.eq(&story.key),
            stories::visibility.eq("public"),
            stories::title.eq(&story.title),
            stories::cover.eq(&story.key),
        ))
        .returning(stories::id)
        .get_result(db)
        .expect("a story");
    make_edition(db, id.into(), &story, PAPER_BOAT).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn the_small_story_is_clean() {
    let report = story_file::check(PAPER_BOAT.as_bytes(), false);
    let findings: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{findings:#?}");
}
