//! Taking changes back, and making them again.

use super::{cake, story, typed::Typed, with_cake};
use diesel::prelude::*;
use lamplight_schema::stories::{stories, story_draft_history as h};
use support::{Client, Page, TestApp};

const DESK: &str = "/stories/the-cake/edit";
const ANN: &str = "/stories/the-cake/edit/characters/ann";
const UNDO: &str = "/stories/the-cake/undo";
const REDO: &str = "/stories/the-cake/redo";

async fn call_ann(author: &Client, tagline: &str) {
    Typed::open(author, ANN).await.with("tagline", tagline).send(author).await.is(303);
}

async fn tagline(author: &Client) -> String {
    story(author).await.characters[0].tagline.clone()
}

/// The number of the draft.
fn version(app: &TestApp) -> String {
    let version: i32 = stories::table
        .filter(stories::slug.eq("the-cake"))
        .select(stories::draft_version)
        .first(&mut app.db())
        .unwrap();
    version.to_string()
}

/// Presses the button that is on the desk now.
async fn press(app: &TestApp, author: &Client, button: &str) -> Page {
    author.post_and_follow(button, &[("version", &version(app))]).await
}

fn kept(app: &TestApp) -> i64 {
    h::table.count().get_result(&mut app.db()).unwrap()
}

#[tokio::test]
async fn what_was_taken_back_is_made_again_one_after_the_other() {
    let (app, vera) = with_cake().await;
    vera.get(DESK).await.hides("Take the last change back").hides("Make the change again");
    call_ann(&vera, "One.").await;
    call_ann(&vera, "Two.").await;
    vera.get(ANN).await.shows("Take the last change back").hides("Make the change again");
    press(&app, &vera, UNDO).await.shows("Taken back. Ann Ash: changed.");
    press(&app, &vera, UNDO).await.hides("Take the last change back");
    assert_eq!(story(&vera).await, cake());
    for tagline_now in ["One.", "Two."] {
        vera.get(ANN).await.shows("Make the change again");
        press(&app, &vera, REDO).await.shows("Made again. Ann Ash: changed.");
        assert_eq!(tagline(&vera).await, tagline_now);
    }
    vera.get(DESK).await.shows("Take the last change back").hides("Make the change again");
    press(&app, &vera, REDO).await.shows("nothing left to make again");
    press(&app, &vera, UNDO).await.is(200);
    assert_eq!(
        tagline(&vera).await,
        "One.",
        "what was made again is taken back like the first time"
    );
}

#[tokio::test]
async fn a_new_change_leaves_nothing_to_make_again() {
    let (app, vera) = with_cake().await;
    call_ann(&vera, "One.").await;
    call_ann(&vera, "Two.").await;
    press(&app, &vera, UNDO).await.is(200);
    // What changes nothing is no change.
    Typed::open(&vera, ANN).await.send(&vera).await.is(303);
    vera.get(DESK).await.shows("Make the change again");
    call_ann(&vera, "Three.").await;
    vera.get(DESK).await.hides("Make the change again");
    press(&app, &vera, REDO).await.shows("nothing left to make again");
    assert_eq!(tagline(&vera).await, "Three.");
    press(&app, &vera, UNDO).await.is(200);
    assert_eq!(tagline(&vera).await, "One.");
}

#[tokio::test]
async fn a_page_that_is_out_of_date_makes_nothing_again() {
    let (app, vera) = with_cake().await;
    call_ann(&vera, "One.").await;
    let before = version(&app);
    press(&app, &vera, UNDO).await.is(200);
    let page = vera.post(REDO, &[("version", &before)]).await;
    page.is(409).shows("has been changed since you opened the page");
    for fields in [vec![], vec![("version", "99")], vec![("version", "-1")]] {
        vera.post(REDO, &fields).await.is(409);
    }
    vera.post(REDO, &[("version", "soon")]).await.is(400);
    assert_eq!(story(&vera).await, cake());
}

#[tokio::test]
async fn of_two_tabs_at_once_one_is_heard_and_no_state_is_lost() {
    let (app, vera) = with_cake().await;
    let all = ["Always hungry.", "One.", "Two.", "Three."];
    for tagline in &all[1..] {
        call_ann(&vera, tagline).await;
    }
    let mut place = 3_usize;
    for (one, other) in [(UNDO, UNDO), (UNDO, REDO), (REDO, UNDO), (REDO, REDO), (UNDO, REDO)] {
        let version = version(&app);
        let fields = [("version", version.as_str())];
        let (one_page, other_page) =
            tokio::join!(vera.post(one, &fields), vera.post(other, &fields));
        let heard = match (one_page.status, other_page.status) {
            (303, 409) => one,
            (409, 303) => other,
            // Where there is nothing to do, nothing stands in the way of the other.
            (303, 303) if place == 3 && one != other => UNDO,
            answers => panic!("{one} and {other}: {answers:?}"),
        };
        place = match heard {
            UNDO => place.saturating_sub(1),
            _ => (place + 1).min(3),
        };
        assert_eq!(tagline(&vera).await, all[place], "after {one} and {other}");
    }
    while place > 0 {
        press(&app, &vera, UNDO).await.is(200);
        place -= 1;
        assert_eq!(tagline(&vera).await, all[place]);
    }
    for tagline_now in &all[1..] {
        press(&app, &vera, REDO).await.is(200);
        assert_eq!(tagline(&vera).await, *tagline_now);
    }
}

#[tokio::test]
async fn twenty_changes_are_kept_however_often_one_goes_back_and_forth() {
    let (app, vera) = with_cake().await;
    for number in 0..22 {
        call_ann(&vera, &format!("Number {number}.")).await;
    }
    for _ in 0..12 {
        press(&app, &vera, UNDO).await.is(200);
        press(&app, &vera, REDO).await.is(200);
    }
    assert_eq!(kept(&app), 20);
    call_ann(&vera, "The last.").await;
    assert_eq!(kept(&app), 20);
    for back in 0..20 {
        assert_eq!(kept(&app), 20);
        press(&app, &vera, UNDO).await.shows("Taken back.");
        assert_eq!(tagline(&vera).await, format!("Number {}.", 21 - back));
    }
    press(&app, &vera, UNDO).await.shows("nothing left to take back");
    for _ in 0..20 {
        press(&app, &vera, REDO).await.shows("Made again.");
    }
    assert_eq!(tagline(&vera).await, "The last.");
}
