//! Pictures, languages, and what has to be ticked.

use super::{story, typed::Typed, with_cake};

const ANN: &str = "/stories/the-cake/edit/characters/ann";
const FACE: &str = "/stories/the-cake/edit/story/face";

#[tokio::test]
async fn another_picture_is_drawn_beside_the_name() {
    let (_app, vera) = with_cake().await;
    let page = vera.get(ANN).await;
    page.is(200).shows("Draw others");
    assert!(page.html.contains("/pictures/portrait/3/the-cake/ann.svg"), "drawings to choose from");
    // Others are drawn, and nothing that was typed is lost, or kept.
    let more = Typed::on(&page).with("tagline", "Half typed").with("draw", "5").send(&vera).await;
    more.is(200);
    assert!(more.html.contains("/pictures/portrait/7/the-cake/ann.svg"), "five others");
    let form = Typed::on(&more);
    assert_eq!(form.value("tagline"), "Half typed");
    assert_eq!(story(&vera).await, super::cake());
    form.with("portrait", "the-cake/ann 7").send(&vera).await.leads_to(ANN);
    let ann = story(&vera).await.characters[0].clone();
    assert_eq!(ann.portrait.as_deref(), Some("the-cake/ann 7"));
    let page = vera.get(ANN).await;
    assert_eq!(Typed::on(&page).value("portrait"), "the-cake/ann 7");
    Typed::on(&page).with("portrait", "a\u{7}b").send(&vera).await.is(422);
    let face = Typed::open(&vera, FACE).await;
    face.with("cover", "the-cake 4").send(&vera).await.is(303);
    assert_eq!(story(&vera).await.cover.as_deref(), Some("the-cake 4"));
}

#[tokio::test]
async fn a_language_is_chosen_from_a_list_or_named_by_its_tag() {
    let (_app, vera) = with_cake().await;
    let form = Typed::open(&vera, FACE).await;
    assert_eq!(form.value("language"), "en");
    form.with("language", "de").send(&vera).await.is(303);
    assert_eq!(story(&vera).await.language, "de");
    let form = Typed::open(&vera, FACE).await;
    form.with("language_tag", "gsw").send(&vera).await.is(303);
    assert_eq!(story(&vera).await.language, "gsw");
    let form = Typed::open(&vera, FACE).await;
    assert_eq!((form.value("language"), form.value("language_tag")), ("gsw", ""));
    form.send(&vera).await.is(303);
    assert_eq!(story(&vera).await.language, "gsw");
}

#[tokio::test]
async fn somebody_has_to_host_it() {
    let (_app, vera) = with_cake().await;
    let form = Typed::open(&vera, FACE).await;
    let page = form.without("host_modes").send(&vera).await;
    page.is(422).shows("somebody has to host it");
    assert_eq!(story(&vera).await, super::cake());
}

#[tokio::test]
async fn a_thing_goes_to_any_place_of_its_list() {
    let (_app, vera) = with_cake().await;
    let list = "/stories/the-cake/edit/reveal";
    let keys = |story: &lamplight_story_file::StoryFile| {
        story.solution.reveal.iter().map(|it| it.key.clone()).collect::<Vec<_>>()
    };
    let before = keys(&story(&vera).await);
    let last = before.last().unwrap().clone();
    let version = vera.get(list).await.form_value("version").unwrap();
    let to = [("version", version.as_str()), ("to", "1")];
    vera.post(&format!("{list}/{last}/move"), &to).await.leads_to(list);
    let mut after = before.clone();
    after.rotate_right(1);
    assert_eq!(keys(&story(&vera).await), after);
    let version = vera.get(list).await.form_value("version").unwrap();
    let to = [("version", version.as_str()), ("to", "99")];
    vera.post(&format!("{list}/{last}/move"), &to).await.leads_to(list);
    assert_eq!(keys(&story(&vera).await), before);
}
