//! What a page offers, by who reads it.

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
