//! What a page offers, by who reads it.

use diesel::prelude::*;
use lamplight_schema::stories::stories as s;
use support::{TestApp, stories};

#[tokio::test]
async fn only_its_author_is_led_from_a_story_to_its_editor() {
    let app = TestApp::start().await;
    let (vera, otto) = (app.member("Vera"), app.member("Otto"));
    let slug = stories::published(&mut app.db(), vera.id, "The Cake", "public");
    let (page, editor) = (format!("/stories/{slug}"), format!("/stories/{slug}/edit"));
    for (reader, may) in [(&vera, true), (&otto, false), (&app.stranger(), false)] {
        assert_eq!(!reader.get(&page).await.links(&editor).is_empty(), may, "{}", reader.name);
    }
}

#[tokio::test]
async fn a_story_that_was_deleted_is_there_for_nobody() {
    let app = TestApp::start().await;
    let (vera, otto) = (app.member("Vera"), app.member("Otto"));
    let slug = stories::published(&mut app.db(), vera.id, "The Cake", "public");
    let (page, editor) = (format!("/stories/{slug}"), format!("/stories/{slug}/edit"));
    otto.get(&page).await.is(200);
    vera.get(&editor).await.is(200);
    diesel::update(s::table.filter(s::slug.eq(&slug)))
        .set(s::deleted_at.eq(chrono::Utc::now()))
        .execute(&mut app.db())
        .expect("a deleted story");
    for reader in [&vera, &otto, &app.stranger()] {
        reader.get(&page).await.is(404);
    }
    vera.get(&editor).await.is(404);
}
