//! What is not taken, and what is said about it.

use diesel::prelude::*;
use lamplight_core::media::ROOM;
use lamplight_schema::media::media;

use crate::files::{bomb, jpeg};
use crate::scene::{cover_on, kept, rows, upload, uploaded, writer};
use support::{Client, TestApp};

#[tokio::test]
async fn what_is_no_picture_is_refused_in_words() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let files: [(&[u8], &str); 6] = [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "This is an SVG drawing."),
        (b"<!doctype html><script>alert(1)</script>", "This is not a picture."),
        (b"PK\x03\x04 and much more", "This is a ZIP archive."),
        (b"\x89PNG\r\n\x1a\nand then nothing", "This picture could not be read."),
        (b"", "This file is empty."),
        (&bomb(), "This picture has 60000 × 60000 pixels."),
    ];
    for (file, words) in files {
        let page = upload(&vera, file).await;
        let said = page.is(422).problem("picture").expect("words beside the field");
        assert!(said.starts_with(words), "{said}");
    }
    assert_eq!((rows(&app), kept(&app)), (0, 0));
    let face = vera.get("/stories/the-cake/edit/story/face").await;
    assert!(cover_on(face.is(200)).is_none(), "{face:?}");
}

#[tokio::test]
async fn what_is_too_large_is_told_so() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let page = upload(&vera, vec![7; 20_000_001]).await;
    let said = page.is(413).problem("picture").expect("words");
    assert_eq!(said, "This file is too large: at most 20 MB are possible.");
    let otherwise = vera.post("/stories/the-cake/edit/cover", &[("picture", "none")]).await;
    assert!(otherwise.is(400).problem("picture").expect("words").contains("Choose it once more"));
}

/// Has `owner` keep so much already.
fn fill(app: &TestApp, owner: &Client, bytes: u64) {
    diesel::insert_into(media::table)
        .values((
            media::owner_id.eq(owner.id),
            media::kind.eq("picture"),
            media::purpose.eq("story_cover"),
            media::bytes.eq(i64::try_from(bytes).unwrap()),
            media::used_at.eq(chrono::Utc::now()),
        ))
        .execute(&mut app.db())
        .expect("an upload");
}

/// The bytes of the only upload.
fn bytes(app: &TestApp) -> u64 {
    let bytes: i64 = media::table.select(media::bytes).first(&mut app.db()).expect("an upload");
    u64::try_from(bytes).unwrap()
}

#[tokio::test]
async fn there_is_room_for_so_much_and_no_more() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let before = uploaded(&vera, jpeg(500, 700)).await;
    let used = bytes(&app);
    fill(&app, &app.member("Otto"), ROOM);
    fill(&app, &vera, ROOM - used - 1_000);
    let page = upload(&vera, jpeg(500, 700)).await;
    let said = page.is(422).problem("picture").expect("words");
    assert!(said.contains("of your 200 MB of room 1 kB are left"), "{said}");
    let face = vera.get("/stories/the-cake/edit/story/face").await;
    assert_eq!(cover_on(&face), Some(before), "the old one stays");
    assert_eq!(kept(&app), 2, "and nothing of the other was put away");
}

#[tokio::test]
async fn two_at_once_do_not_both_take_the_room_of_one() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    uploaded(&vera, jpeg(500, 700)).await;
    let each = bytes(&app);
    vera.post("/stories/the-cake/edit/cover/drawn", &[]).await.is(303);
    fill(&app, &vera, ROOM - each - each / 2);
    let (one, other) = tokio::join!(upload(&vera, jpeg(500, 700)), upload(&vera, jpeg(500, 700)));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
}
