//! Stories that are already there when a test begins.

use diesel::prelude::*;
use lamplight::mysteries::stories::publication::make_edition;
use lamplight_core::db::Db;
use lamplight_schema::stories::stories;
use lamplight_story_file as story_file;
use uuid::Uuid;

/// A small story without mistakes, called “The Cake”.
pub const CAKE: &str = include_str!("../../src/story_file/tests/minimal.toml");

pub use crate::LAST_TOAST;

/// A story of `author` with “The Cake” as its draft and nothing published; its slug.
pub fn draft(db: &mut Db, author: Uuid, slug: &str) -> Uuid {
    diesel::insert_into(stories::table)
        .values((
            stories::slug.eq(slug),
            stories::author_id.eq(author),
            stories::title.eq("The Cake"),
            stories::cover.eq("the-cake"),
            stories::draft_source.eq(CAKE),
            stories::draft_version.eq(1),
        ))
        .returning(stories::id)
        .get_result(db)
        .expect("a draft")
}

/// “The Cake” under this title, published by `author` for those whom `visibility` lets in.
pub fn published(db: &mut Db, author: Uuid, title: &str, visibility: &str) -> String {
    let slug = crate::unique(title);
    let source = CAKE.replace("title = \"The Cake\"", &format!("title = \"{title}\""));
    publish(db, author, &slug, &source, visibility);
    slug
}

/// The story in the file `source`, published by `author` for those whom `visibility` lets in.
pub fn publish(db: &mut Db, author: Uuid, slug: &str, source: &str, visibility: &str) {
    let id = draft(db, author, slug);
    let story = story_file::parse(source.as_bytes()).expect("a good story");
    make_edition(db, id.into(), &story, source).expect("an edition");
    diesel::update(stories::table.find(id))
        .set(stories::visibility.eq(visibility))
        .execute(db)
        .expect("a visibility");
}
