//! What goes, and its bytes with it.

use diesel::prelude::*;
use lamplight_schema::media::media;

use crate::files::jpeg;
use crate::scene::{cover_on, fetch, kept, publish, rows, tidy, upload, uploaded, writer};
use support::TestApp;

#[tokio::test]
async fn nobody_sees_what_was_deleted_and_its_bytes_go() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let cover = uploaded(&vera, jpeg(500, 700)).await;
    publish(&vera, "public").await;
    assert_eq!((rows(&app), kept(&app)), (1, 2));
    vera.post("/stories/the-cake/edit/cover/drawn", &[]).await.is(303);
    vera.get(&cover).await.is(404);
    app.stranger().get(&cover).await.is(404);
    tidy(&app);
    assert_eq!((rows(&app), kept(&app)), (0, 0));
}

#[tokio::test]
async fn of_two_at_once_one_stays_and_the_other_leaves_nothing() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let (one, other) = (jpeg(500, 700), jpeg(600, 840));
    let (one, other) = tokio::join!(upload(&vera, one), upload(&vera, other));
    assert_eq!((one.status, other.status), (303, 303));
    assert_eq!(kept(&app), 4);
    tidy(&app);
    assert_eq!((rows(&app), kept(&app)), (1, 2));
    let cover = cover_on(&vera.get("/stories/mine").await).expect("a cover");
    assert_eq!(fetch(&vera, &cover).await.status(), 200);
}

fn an_hour_passes(app: &TestApp) {
    app.pass(chrono::Duration::minutes(61));
}

#[tokio::test]
async fn what_never_came_to_be_shown_is_forgotten_after_an_hour() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let cover = uploaded(&vera, jpeg(500, 700)).await;
    // As if the program had ended between putting it away and putting it on the story.
    diesel::update(media::table)
        .set(media::used_at.eq(None::<chrono::DateTime<chrono::Utc>>))
        .execute(&mut app.db())
        .expect("an upload on its way");
    tidy(&app);
    assert_eq!((rows(&app), kept(&app)), (1, 2), "it may still be on its way");
    vera.get(&cover).await.is(404);
    an_hour_passes(&app);
    tidy(&app);
    assert_eq!((rows(&app), kept(&app)), (0, 0));
    assert!(cover_on(&vera.get("/stories/mine").await).is_none(), "it is drawn again");
}

#[tokio::test]
async fn what_is_shown_stays_however_old_it_is() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let cover = uploaded(&vera, jpeg(500, 700)).await;
    an_hour_passes(&app);
    tidy(&app);
    vera.get(&cover).await.is(200);
    assert_eq!((rows(&app), kept(&app)), (1, 2));
}
