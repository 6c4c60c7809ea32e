//! A story's own page.

use diesel::prelude::*;
use lamplight_schema::stories::stories;

use support::TestApp;
use support::stories as scene;

#[tokio::test]
async fn the_page_tells_a_host_what_there_is_to_know() {
    let app = TestApp::start().await;
    let page = app.stranger().get("/stories/the-paper-boat").await;
    page.is(200)
        .shows("Somebody sank it.")
        .shows("3 to 10")
        .shows("may play along, unspoilt")
        .shows("8 and up")
        .shows("English")
        .shows("cold water")
        .shows("Nell Arden")
        .shows("if you are 4")
        .shows("The duck pond of Little Marlow, on regatta day.")
        .hides("/stories/the-paper-boat/edit");
    // Who has no account yet makes one on the way.
    assert_eq!(page.links("the-paper-boat%2Fhost").len(), 1);
    assert_eq!(page.html.matches("class=\"lamp\"").count(), 1);
}

#[tokio::test]
async fn a_story_opens_to_those_for_whom_it_is_meant() {
    let app = TestApp::start().await;
    let (vera, nora, stranger) = (app.member("Vera"), app.member("Nora"), app.stranger());
    let mut db = app.db();
    let by_link = scene::published(&mut db, vera.id, "By link", "unlisted");
    let private = scene::published(&mut db, vera.id, "Mine alone", "private");
    stranger.get(&format!("/stories/{by_link}")).await.is(200).shows("By link");
    vera.get(&format!("/stories/{private}")).await.is(200).shows("Only you see this page");
    for other in [&nora, &stranger] {
        other.get(&format!("/stories/{private}")).await.is(404).hides("Mine alone");
    }
    scene::draft(&mut db, vera.id, "half-done");
    nora.get("/stories/half-done").await.is(404);
    vera.get("/stories/half-done").await.leads_to("/stories/half-done/edit");
}

#[tokio::test]
async fn what_is_put_away_or_deleted_is_not_there() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let mut db = app.db();
    let slug = scene::published(&mut db, vera.id, "Put away", "public");
    let row = stories::table.filter(stories::slug.eq(&slug));
    diesel::update(row).set(stories::status.eq("archived")).execute(&mut db).unwrap();
    app.stranger().get(&format!("/stories/{slug}")).await.is(404);
    vera.get(&format!("/stories/{slug}")).await.is(200);
    diesel::update(row).set(stories::deleted_at.eq(diesel::dsl::now)).execute(&mut db).unwrap();
    vera.get(&format!("/stories/{slug}")).await.is(404);
}

#[tokio::test]
async fn odd_addresses_lead_nowhere() {
    let app = TestApp::start().await;
    for slug in ["nothing-here", "%00", "%ff", "The%20Paper%20Boat", "..%2F..%2Fetc"] {
        app.stranger().get(&format!("/stories/{slug}")).await.is(404);
    }
    app.stranger().get("/stories/THE-PAPER-BOAT").await.is(200);
}
