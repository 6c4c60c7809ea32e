//! Putting things in order, and taking them out.

use super::{story, typed::Typed, with_cake};
use lamplight_story_file::ScriptEntry;
use support::{Client, Page};

async fn press(author: &Client, path: &str, to: &str) -> Page {
    let list = path.rsplit_once('/').unwrap().0.rsplit_once('/').unwrap().0;
    let version = author.get(list).await.form_value("version").expect("a version");
    author.post(path, &[("version", &version), ("to", to)]).await
}

#[tokio::test]
async fn rounds_and_lines_of_script_are_moved_with_plain_buttons() {
    let (_app, vera) = with_cake().await;
    let rounds = "/stories/the-cake/edit/rounds";
    press(&vera, &format!("{rounds}/supper/move"), "earlier").await.leads_to(rounds);
    let order = |story: &lamplight_story_file::StoryFile| {
        story.rounds.iter().map(|round| round.key.clone()).collect::<Vec<_>>()
    };
    assert_eq!(order(&story(&vera).await), ["supper", "tea"]);
    // The first cannot go earlier, the last not later.
    press(&vera, &format!("{rounds}/supper/move"), "earlier").await.leads_to(rounds);
    press(&vera, &format!("{rounds}/tea/move"), "later").await.leads_to(rounds);
    assert_eq!(order(&story(&vera).await), ["supper", "tea"]);
    let script = "/stories/the-cake/edit/script.tea";
    press(&vera, &format!("{script}/1/move"), "later").await.leads_to(script);
    let tea = story(&vera).await.rounds[1].clone();
    assert_eq!(tea.host_script[1], ScriptEntry::Do("Put the kettle on.".into()));
}

#[tokio::test]
async fn what_cannot_go_earlier_or_later_keeps_the_place_of_the_button() {
    let (_app, vera) = with_cake().await;
    let page = vera.get("/stories/the-cake/edit/rounds").await;
    let button = |words: &str| {
        let rest = page.html.split(&format!("aria-label=\"{words}\"")).nth(1).expect("a button");
        rest[..rest.find('>').unwrap()].ends_with(" disabled")
    };
    let all = ["Earlier: Tea", "Later: Tea", "Earlier: Supper", "Later: Supper"].map(button);
    assert_eq!(all, [true, false, false, true]);
}

#[tokio::test]
async fn a_stale_button_moves_nothing() {
    let (_app, vera) = with_cake().await;
    let path = "/stories/the-cake/edit/rounds/supper/move";
    vera.post(path, &[("version", "99"), ("to", "earlier")]).await.is(409);
    vera.post(path, &[]).await.is(409);
    assert_eq!(story(&vera).await.rounds[0].key, "tea");
}

#[tokio::test]
async fn a_line_of_script_goes_in_before_another() {
    let (_app, vera) = with_cake().await;
    let form = Typed::open(&vera, "/stories/the-cake/add/script.tea?before=1").await;
    let page = form.with("kind", "say").with("text", "Mind the step.").send(&vera).await;
    page.leads_to("/stories/the-cake/edit/script.tea");
    let script = story(&vera).await.rounds[0].host_script.clone();
    assert_eq!(script[1], ScriptEntry::Say("Mind the step.".into()));
    assert_eq!(script.len(), 6);
    // A line becomes a button.
    let form = Typed::open(&vera, "/stories/the-cake/edit/script.tea/2").await;
    let form = form.with("kind", "then").with("then", "Go on").with("dark", "30");
    form.with("letters", "no").send(&vera).await.is(303);
    let script = story(&vera).await.rounds[0].host_script.clone();
    let button = ScriptEntry::Then {
        label: "Go on".into(),
        letters: false,
        clues: Vec::new(),
        dark: Some(30),
    };
    assert_eq!(script[1], button);
}

#[tokio::test]
async fn a_character_leaves_with_what_is_theirs_and_comes_back() {
    let (_app, vera) = with_cake().await;
    let page = vera.get("/stories/the-cake/edit/characters/cat").await;
    page.shows("Take out “Cat Cedar”?").shows("Their letters and their seats go too");
    let before = story(&vera).await;
    let path = "/stories/the-cake/edit/characters/cat/take-out";
    let page = press(&vera, path, "").await;
    vera.follow(page).await.shows("Cat Cedar: taken out.").shows("Take the last change back");
    let after = story(&vera).await;
    assert!(after.character("cat").is_none());
    assert_eq!(after.configurations[0].characters, ["ann", "bob"]);
    assert_eq!(after.configurations[0].max_players, 2);
    assert!(after.rounds.iter().all(|round| round.secrets.len() == 2));
    // What others say of them is for the author to see.
    vera.get("/stories/the-cake/edit")
        .await
        .shows("names something that is not in the story any more");
    vera.get("/stories/the-cake/edit/clues/scratch")
        .await
        .is(200)
        .shows("not in the story any more");
    let version = vera.get("/stories/the-cake/edit").await.form_value("version").unwrap();
    vera.post("/stories/the-cake/undo", &[("version", &version)]).await.is(303);
    assert_eq!(story(&vera).await, before);
}

#[tokio::test]
async fn a_clue_leaves_the_script_and_the_reasoning_too() {
    let (_app, vera) = with_cake().await;
    press(&vera, "/stories/the-cake/edit/clues/plate/take-out", "").await.is(303);
    let story = story(&vera).await;
    let named =
        |entry: &ScriptEntry| matches!(entry, ScriptEntry::Then { clues, .. } if !clues.is_empty());
    assert!(!story.rounds[0].host_script.iter().any(named));
    assert_eq!(story.solution.steps[0].needs, ["fork"]);
}
