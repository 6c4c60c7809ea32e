//! Changing a part: what is wrong stands beside it, what another tab did is not lost, and all
//! of it can be taken back.

use super::{cake, put, story, typed::Typed, with_cake};
use lamplight_story_file::{MOST_BYTES, write};
use support::TestApp;

const ANN: &str = "/stories/the-cake/edit/characters/ann";

#[tokio::test]
async fn a_summary_has_to_fit_one_screen() {
    let (_app, vera) = with_cake().await;
    let long = "You ate it. ".repeat(30);
    let form = Typed::open(&vera, ANN).await;
    let page = form.with("secret.summary", &long).with("tagline", "Full.").send(&vera).await;
    page.is(422).shows("359 of 280").shows("One thing is in the way of keeping this");
    let problem = page.problem("secret.summary").unwrap();
    assert_eq!(problem, "79 characters too long: at most 280.");
    let again = Typed::on(&page);
    assert_eq!((again.value("secret.summary"), again.value("tagline")), (long.as_str(), "Full."));
    let page = again.with("secret.summary", "You ate all of it.").send(&vera).await;
    page.leads_to(ANN);
    vera.follow(page).await.shows("Kept. Nothing stands in the way of publishing.");
    let ann = story(&vera).await.characters[0].clone();
    assert_eq!(
        (ann.secret.summary.as_str(), ann.tagline.as_str()),
        ("You ate all of it.", "Full.")
    );
}

#[tokio::test]
async fn what_the_checker_refuses_stands_beside_the_field_and_on_the_desk() {
    let (_app, vera) = with_cake().await;
    let form = Typed::open(&vera, ANN).await;
    let kept = form.with("description", "She loves marzipan, see <b>here</b>.").send(&vera).await;
    let page = vera.follow(kept).await;
    page.is(200).shows("still stand in the way of publishing");
    let remarks = page.html.split("id=\"description-remarks\"").nth(1).expect("remarks");
    let remarks = &remarks[..remarks.find("</ul>").unwrap()];
    assert!(remarks.contains("marzipan") && remarks.contains("HTML"), "{remarks}");
    let desk = vera.get("/stories/the-cake/edit").await;
    desk.is(200)
        .shows("Ann Ash says too much too soon.")
        .hides("characters.ann")
        .hides("Publish this");
    assert!(!desk.links("/characters/ann").is_empty());
    vera.get("/stories/the-cake/edit/characters").await.shows("to put right");
}

#[tokio::test]
async fn a_draft_may_have_gaps_and_keeps_them() {
    let (_app, vera) = with_cake().await;
    let form = Typed::open(&vera, ANN).await;
    form.with("name", "").with("secret.private_briefing", "").send(&vera).await.leads_to(ANN);
    vera.get("/stories/the-cake/edit/characters").await.shows("Somebody without a name");
    let page = vera.get(ANN).await;
    page.is(200).shows("Somebody without a name does not know who they are.");
    Typed::on(&page).with("name", "Ann Ash").send(&vera).await.leads_to(ANN);
    assert_eq!(story(&vera).await.characters[0].secret.private_briefing, "");
}

#[tokio::test]
async fn two_tabs_do_not_write_over_one_another_unseen() {
    let (_app, vera) = with_cake().await;
    let first = Typed::open(&vera, ANN).await;
    let second = Typed::open(&vera, ANN).await;
    first.with("tagline", "From the first tab.").send(&vera).await.leads_to(ANN);
    let page = second.with("tagline", "From the second.").send(&vera).await;
    page.is(409).shows("has been changed since you opened the page");
    assert_eq!(story(&vera).await.characters[0].tagline, "From the first tab.");
    let again = Typed::on(&page);
    assert_eq!(again.value("tagline"), "From the second.");
    again.send(&vera).await.leads_to(ANN);
    assert_eq!(story(&vera).await.characters[0].tagline, "From the second.");
}

#[tokio::test]
async fn what_was_typed_into_something_taken_out_elsewhere_can_be_put_in_anew() {
    let (_app, vera) = with_cake().await;
    let form = Typed::open(&vera, "/stories/the-cake/edit/clues/fork").await;
    let version = form.value("version").to_owned();
    let gone = "/stories/the-cake/edit/clues/fork/take-out";
    vera.post(gone, &[("version", &version)]).await.leads_to("/stories/the-cake/edit/clues");
    let page = form.with("text", "It is *very* sticky.").send(&vera).await;
    page.is(409).shows("taken out of the story since you opened the page");
    Typed::on(&page).send(&vera).await.leads_to("/stories/the-cake/edit/clues/a-fork");
    assert_eq!(story(&vera).await.clue("a-fork").unwrap().text, "It is *very* sticky.");
}

#[tokio::test]
async fn changes_are_taken_back_one_after_the_other() {
    let (_app, vera) = with_cake().await;
    for tagline in ["One.", "Two."] {
        Typed::open(&vera, ANN).await.with("tagline", tagline).send(&vera).await.is(303);
    }
    for (tagline, words) in
        [("One.", "Taken back. Ann Ash: changed."), ("Always hungry.", "Taken back.")]
    {
        let version = vera.get("/stories/the-cake/edit").await.form_value("version").unwrap();
        let page = vera.post_and_follow("/stories/the-cake/undo", &[("version", &version)]).await;
        page.is(200).shows(words);
        assert_eq!(story(&vera).await.characters[0].tagline, tagline);
    }
    assert_eq!(story(&vera).await, cake());
    let desk = vera.get("/stories/the-cake/edit").await;
    desk.hides("Take the last change back");
    let version = desk.form_value("version").unwrap_or_else(|| "5".to_owned());
    let page = vera.post_and_follow("/stories/the-cake/undo", &[("version", &version)]).await;
    page.shows("nothing left to take back");
    vera.post("/stories/the-cake/undo", &[("version", "1")]).await.is(409);
}

#[tokio::test]
async fn twenty_changes_can_be_taken_back() {
    let (app, vera) = with_cake().await;
    for number in 0..25 {
        let form = Typed::open(&vera, "/stories/the-cake/edit/solution/verdict").await;
        form.with("how", &format!("In way {number}.")).send(&vera).await.is(303);
    }
    use diesel::prelude::*;
    use lamplight_schema::stories::story_draft_history as h;
    let kept: i64 = h::table.count().get_result(&mut app.db()).unwrap();
    assert_eq!(kept, 20);
}

#[tokio::test]
async fn a_story_that_would_grow_too_long_is_kept_as_it_was() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let mut cake = cake();
    let room = MOST_BYTES - write(&cake).len();
    cake.characters[1].description += &"a".repeat(room - 10);
    put(&app, &vera, &cake);
    let form = Typed::open(&vera, ANN).await;
    let tagline = "More than ten letters longer than it was.";
    let page = form.with("tagline", tagline).send(&vera).await;
    page.is(422).shows("longer than 1 MiB, which is the most a story may be");
    assert_eq!(Typed::on(&page).value("tagline"), tagline);
    assert_eq!(story(&vera).await.characters[0].tagline, cake.characters[0].tagline);
}
