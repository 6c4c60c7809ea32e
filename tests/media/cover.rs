//! A cover of one's own, from the form to the library.

use diesel::prelude::*;
use image::ImageFormat;
use lamplight_schema::stories::stories as s;

use crate::files::{SECRET, jpeg, png};
use crate::scene::{cover_on, fetch, publish, upload, uploaded, writer};
use support::{TestApp, party::Party};

#[tokio::test]
async fn nobody_sees_the_cover_of_a_draft_but_its_author() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let face = vera.get("/stories/the-cake/edit/story/face").await;
    assert!(cover_on(face.is(200)).is_none(), "it is drawn: {face:?}");
    let cover = uploaded(&vera, jpeg(1000, 900)).await;
    let picture = fetch(&vera, &cover).await;
    assert_eq!(picture.status(), 200);
    assert_eq!(picture.headers()["cache-control"], "private, max-age=3600");
    app.stranger().get(&cover).await.is(404);
    app.member("Otto").get(&cover).await.is(404);
    publish(&vera, "private").await;
    app.stranger().get(&cover).await.is(404);
}

#[tokio::test]
async fn a_published_story_shows_it_to_everybody() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let cover = uploaded(&vera, png(700, 980)).await;
    publish(&vera, "public").await;
    let stranger = app.stranger();
    for page in ["/stories", "/stories/the-cake"] {
        let page = stranger.get(page).await;
        assert_eq!(cover_on(&page), Some(cover.clone()), "{page:?}");
        assert!(page.has("alt=\"\" width=\"300\" height=\"420\""), "it moves nothing: {page:?}");
    }
    assert_eq!(cover_on(&vera.get("/stories/mine").await), Some(cover.clone()));
    let picture = fetch(&stranger, &cover).await;
    assert_eq!(picture.status(), 200);
    let header = |name: &str| picture.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(header("content-type"), "image/jpeg");
    assert_eq!(header("content-disposition"), "inline");
    assert_eq!(header("x-content-type-options"), "nosniff");
    // What is taken away is not shown any more, to those who have not got it yet.
    vera.post("/stories/the-cake/archive", &[("to", "archived")]).await.is(303);
    stranger.get(&cover).await.is(404);
}

#[tokio::test]
async fn only_its_pixels_are_kept_in_two_sizes_and_none_larger_than_it_came() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    for (file, format) in
        [(jpeg(800, 1000), ImageFormat::Jpeg), (png(800, 1000), ImageFormat::Jpeg)]
    {
        let small = uploaded(&vera, file).await;
        let large = small.replace("/640", "/1600");
        for (address, size) in [(small, (640, 896)), (large, (714, 1000))] {
            let bytes = fetch(&vera, &address).await.bytes().await.unwrap();
            let picture = image::load_from_memory_with_format(&bytes, format).unwrap();
            assert_eq!((picture.width(), picture.height()), size);
            let secret = SECRET.as_bytes();
            assert!(!bytes.windows(secret.len()).any(|part| part == secret), "{address}");
        }
    }
}

#[tokio::test]
async fn the_drawn_one_comes_back_and_the_file_never_knew_of_another() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let file = vera.get("/stories/the-cake/export").await.html;
    uploaded(&vera, jpeg(500, 700)).await;
    assert_eq!(vera.get("/stories/the-cake/export").await.html, file);
    let page = vera.post_and_follow("/stories/the-cake/edit/cover/drawn", &[]).await;
    page.shows("The drawn cover is back.");
    assert!(cover_on(&page).is_none() && page.has("/pictures/cover/"), "{page:?}");
}

#[tokio::test]
async fn a_cover_is_its_authors_business() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let cover = uploaded(&vera, jpeg(500, 700)).await;
    publish(&vera, "public").await;
    let otto = app.member("Otto");
    upload(&otto, jpeg(500, 700)).await.is(404);
    otto.post("/stories/the-cake/edit/cover/drawn", &[]).await.is(404);
    let page = upload(&app.stranger(), jpeg(500, 700)).await;
    assert!(page.is(303).location.as_deref().unwrap().starts_with("/sign-in"), "{page:?}");
    assert_eq!(cover_on(&otto.get("/stories/the-cake").await), Some(cover));
    assert_eq!(crate::scene::rows(&app), 1, "nothing of theirs was kept");
}

/// The story that is played has this cover, and is open to these.
fn wears(app: &TestApp, cover: &str, visibility: &str) {
    let id: uuid::Uuid = cover.split('/').nth(2).unwrap().parse().unwrap();
    diesel::update(s::table.filter(s::slug.eq("the-paper-boat")))
        .set((s::cover_media_id.eq(id), s::visibility.eq(visibility)))
        .execute(&mut app.db())
        .unwrap();
}

#[tokio::test]
async fn an_evening_has_the_cover_of_its_story_while_that_is_for_everybody() {
    let party = Party::open(TestApp::start().await, 3, "knows").await.with_guests(2).await;
    let cover = uploaded(&writer(&party.app), jpeg(700, 980)).await;
    wears(&party.app, &cover, "public");
    let otto = party.app.member("Otto");
    otto.post("/join", &[("code", party.code.as_str()), ("name", "Otto")]).await.is(303);
    party.press_form("/cast/everybody", &[]).await.is(303);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    party.press_until("End the evening").await;
    party.press().await.is(303);

    let recap = format!("/recap/{}", party.id);
    let shared = party.press_form("/share", &[("shared", "yes")]).await;
    party.host.follow(shared).await.is(200);
    let link = party.console().await.links("/recap/").into_iter().find(|it| it.len() > 60);
    let link = link.expect("a link for others");
    let link = &link[link.find("/recap/").unwrap()..];
    let stranger = party.app.stranger();
    let host = "/stories/the-paper-boat/host";
    let pages = [
        (&party.host, "/evenings"),
        (&otto, "/evenings"),
        (&otto, "/notifications"),
        (&otto, host),
        (&party.host, recap.as_str()),
        (&party.guests[0], recap.as_str()),
        (&stranger, link),
    ];
    for (who, path) in pages {
        let page = who.get(path).await;
        assert_eq!(cover_on(page.is(200)), Some(cover.clone()), "{path}: {page:?}");
    }
    assert_eq!(fetch(&stranger, &cover).await.status(), 200);

    // It is nobody's to see any more, and stands on no page. What was told before is not untold.
    wears(&party.app, &cover, "private");
    for (who, path) in pages {
        if ["/notifications", host].contains(&path) {
            continue;
        }
        let page = who.get(path).await;
        assert_eq!(cover_on(page.is(200)), None, "{path}: {page:?}");
        assert!(page.has("/pictures/cover/"), "{path}: {page:?}");
    }
}
