//! Typing in two tabs, and typing that is not finished.

use super::{cake, story, typed::Typed, with_cake};

const ANN: &str = "/stories/the-cake/edit/characters/ann";
const HALF: &str = "/stories/the-cake/half/characters/ann";

#[tokio::test]
async fn what_only_one_of_two_tabs_has_touched_is_kept_of_both() {
    let (_app, vera) = with_cake().await;
    let first = Typed::open(&vera, ANN).await;
    let second = Typed::open(&vera, ANN).await;
    first.with("tagline", "From the first tab.").send(&vera).await.leads_to(ANN);
    let kept = second.with("costume_hint", "A red hat.").send(&vera).await;
    kept.leads_to(ANN);
    vera.follow(kept).await.shows("Changed in another tab, and left as it is there: In one line.");
    let ann = story(&vera).await.characters[0].clone();
    assert_eq!(
        (ann.tagline.as_str(), ann.costume_hint.as_str()),
        ("From the first tab.", "A red hat.")
    );
}

#[tokio::test]
async fn what_both_have_touched_is_shown_before_it_is_overwritten() {
    let (_app, vera) = with_cake().await;
    let first = Typed::open(&vera, ANN).await;
    let second = Typed::open(&vera, ANN).await;
    let first = first.with("tagline", "From the first tab.").with("costume_hint", "A green hat.");
    first.send(&vera).await.leads_to(ANN);
    let page = second.with("tagline", "From the second.").send(&vera).await;
    page.is(409)
        .shows("has been changed since you opened the page")
        .shows("In the story now: From the first tab.")
        .shows("Keep mine");
    assert_eq!(story(&vera).await.characters[0].tagline, "From the first tab.");
    let again = Typed::on(&page);
    assert_eq!(again.value("tagline"), "From the second.");
    assert_eq!(again.value("costume_hint"), "A green hat.", "nobody has typed over it");
    again.send(&vera).await.leads_to(ANN);
    let ann = story(&vera).await.characters[0].clone();
    assert_eq!(
        (ann.tagline.as_str(), ann.costume_hint.as_str()),
        ("From the second.", "A green hat.")
    );
}

#[tokio::test]
async fn something_new_is_in_nobodys_way() {
    let (_app, vera) = with_cake().await;
    let new = Typed::open(&vera, "/stories/the-cake/add/timeline").await;
    Typed::open(&vera, ANN).await.with("tagline", "Meanwhile.").send(&vera).await.is(303);
    new.with("at", "Dawn").with("text", "A crumb fell.").send(&vera).await.is(303);
    let story = story(&vera).await;
    assert_eq!(story.solution.timeline.last().unwrap().text, "A crumb fell.");
    assert_eq!(story.characters[0].tagline, "Meanwhile.");
}

#[tokio::test]
async fn what_is_half_typed_waits_for_its_author() {
    let (_app, vera) = with_cake().await;
    let long = "You ate it. ".repeat(30);
    let form = Typed::open(&vera, ANN).await.with("tagline", "Half a li");
    form.with("secret.summary", &long).send_to(&vera, HALF).await.is(204);
    assert_eq!(story(&vera).await, cake(), "it is not in the story");
    // The window was closed; the form is opened anew.
    let page = vera.get(ANN).await;
    page.is(200)
        .shows("You have typed this, and it is not in the story yet.")
        .shows("79 characters too long");
    let again = Typed::on(&page);
    assert_eq!(again.value("tagline"), "Half a li");
    assert_eq!(again.value("secret.summary"), long);
    let again = again.with("tagline", "Half a line.").with("secret.summary", "You ate it.");
    again.send(&vera).await.leads_to(ANN);
    vera.get(ANN).await.hides("it is not in the story yet");
    assert_eq!(story(&vera).await.characters[0].tagline, "Half a line.");
}

#[tokio::test]
async fn what_is_half_typed_can_be_thrown_away_and_is_nobody_elses() {
    let (app, vera) = with_cake().await;
    let form = Typed::open(&vera, ANN).await.with("tagline", "Half a li");
    form.send_to(&vera, HALF).await.is(204);
    vera.post_and_follow(&format!("{HALF}/away"), &[]).await.shows("Thrown away.");
    assert_eq!(Typed::open(&vera, ANN).await.value("tagline"), cake().characters[0].tagline);
    let nora = app.member("Nora");
    form.send_to(&nora, HALF).await.is(404);
    for place in ["nothing/ann", "story/nothing"] {
        let page = vera.post(&format!("/stories/the-cake/half/{place}"), &[("a", "b")]).await;
        assert_eq!(page.status, 404, "{place}: {page:?}");
    }
    // What is new has a place of its own.
    let new = Typed::open(&vera, "/stories/the-cake/add/clues").await.with("title", "A crum");
    new.send_to(&vera, "/stories/the-cake/half/clues/-").await.is(204);
    let new = Typed::open(&vera, "/stories/the-cake/add/clues").await;
    assert_eq!(new.value("title"), "A crum");
    let new = new.with("title", "A crumb").with("text", "From a cake.");
    new.send(&vera).await.leads_to("/stories/the-cake/edit/clues/a-crumb");
    assert_eq!(Typed::open(&vera, "/stories/the-cake/add/clues").await.value("title"), "");
}

#[tokio::test]
async fn half_typed_over_an_older_draft_is_put_together_like_a_second_tab() {
    let (_app, vera) = with_cake().await;
    let form = Typed::open(&vera, ANN).await;
    form.with("tagline", "Half typed.").send_to(&vera, HALF).await.is(204);
    form.with("costume_hint", "A green hat.").send(&vera).await.is(303);
    // Keeping the form from one tab has made what the other has typed worthless, as it was the same.
    vera.get(ANN).await.hides("it is not in the story yet");
    form.with("tagline", "Half typed.").send_to(&vera, HALF).await.is(204);
    Typed::open(&vera, ANN).await.send(&vera).await.is(303);
    let ann = story(&vera).await.characters[0].clone();
    assert_eq!((ann.tagline.as_str(), ann.costume_hint.as_str()), ("Half typed.", "A green hat."));
}
