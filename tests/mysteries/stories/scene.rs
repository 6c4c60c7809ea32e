//! Stories that are already there when a test begins.

use diesel::prelude::*;
use lamplight::{
    db::Db,
    mysteries::{publishing, story_file},
};
use lamplight_schema::stories::stories;
use uuid::Uuid;

/// A small story without mistakes, called “The Cake”.
pub(super) const CAKE: &str = include_str!("../../../src/mysteries/story_file/tests/minimal.toml");

pub(super) use crate::support::LAST_TOAST;

/// A story of `author` with “The Cake” as its draft and nothing published; its slug.
pub(crate) fn draft(db: &mut Db, author: Uuid, slug: &str) -> Uuid {
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
pub(super) fn published(db: &mut Db, author: Uuid, title: &str, visibility: &str) -> String {
    let slug = crate::support::unique(title);
    let id = draft(db, author, &slug);
    let source = CAKE.replace("title = \"The Cake\"", &format!("title = \"{title}\""));
    let story = story_file::parse(source.as_bytes()).expect("a good story");
    publishing::publish(db, id, &story, &source).expect("an edition");
    diesel::update(stories::table.find(id))
        .set(stories::visibility.eq(visibility))
        .execute(db)
        .expect("a visibility");
    slug
}
