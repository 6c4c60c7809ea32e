//! Every form of the editor: drawn and kept, and with input that no form expects.

use super::{cake, story, typed::Typed, with_cake};
use lamplight_story_file as story_file;
use support::Client;

/// The page of every part there is.
async fn parts(author: &Client) -> Vec<String> {
    let base = "/stories/the-cake/edit/";
    let desk = author.get("/stories/the-cake/edit").await;
    let mut lists = desk.is(200).links(base);
    // The outline leads to single things too.
    lists.retain(|it| {
        !it[base.len()..].contains('/') || it.ends_with("/face") || it.ends_with("/verdict")
    });
    lists.sort();
    lists.dedup();
    for round in ["tea", "supper"] {
        lists.extend([format!("{base}script.{round}"), format!("{base}letters.{round}")]);
    }
    let mut parts = Vec::new();
    for list in lists {
        if list.ends_with("/face") || list.ends_with("/verdict") {
            parts.push(list);
            continue;
        }
        let page = author.get(&list).await;
        let items = page.is(200).links(&format!("{list}/"));
        parts.extend(items.into_iter().filter(|it| !it.ends_with("/move")));
    }
    parts
}

const LISTS: [&str; 13] = [
    "offstage",
    "characters",
    "configurations",
    "rounds",
    "script.tea",
    "letters.tea",
    "clues",
    "steps",
    "herrings",
    "reveal",
    "endings",
    "afterwards",
    "timeline",
];

#[tokio::test]
async fn a_form_that_is_kept_as_it_was_drawn_changes_nothing() {
    let (_app, vera) = with_cake().await;
    let parts = parts(&vera).await;
    assert!(parts.len() > 35, "only {} parts: {parts:?}", parts.len());
    for part in parts {
        let page = Typed::open(&vera, &part).await.send(&vera).await;
        assert_eq!(page.status, 303, "{part}: {page:?}");
        assert_eq!(story(&vera).await, cake(), "{part} changed the story");
    }
    let file = vera.get("/stories/the-cake/export").await;
    assert!(file.html == story_file::write(&cake()));
    vera.get("/stories/the-cake/edit").await.hides("Take the last change back");
}

#[tokio::test]
async fn texts_that_are_too_long_come_back_whole_with_what_is_wrong() {
    let (_app, vera) = with_cake().await;
    let long = "x".repeat(5000);
    for part in parts(&vera).await {
        let page = Typed::open(&vera, &part).await.with_everywhere(&long).send(&vera).await;
        page.is(422).shows("Nothing you typed is lost");
        assert!(page.has(&long), "{part} lost what was typed");
    }
    assert_eq!(story(&vera).await, cake());
}

#[tokio::test]
async fn odd_input_breaks_no_form() {
    let (_app, vera) = with_cake().await;
    let mut forms = parts(&vera).await;
    forms.extend(LISTS.map(|list| format!("/stories/the-cake/add/{list}")));
    for path in forms {
        let typed = Typed::open(&vera, &path).await;
        let version = typed.value("version").to_owned();
        for odd in ["", "-1", "</textarea><script>alert(1)</script>", "\u{202e}\u{feff}", "a\tb\nc"]
        {
            let page = typed.with_everywhere(odd).send(&vera).await;
            assert!([303, 409, 422].contains(&page.status), "{path} with {odd:?}: {page:?}");
            assert!(!page.html.contains("<script>alert"), "{path}");
        }
        let nothing = vera.post(&path, &[]).await;
        // Where nothing is in it already, there is nothing to refuse.
        assert!([303, 409, 422].contains(&nothing.status), "{path} with nothing: {nothing:?}");
        let unknown = vera.post(&path, &[("version", &version), ("no-such", "field")]).await;
        assert!([303, 409, 422].contains(&unknown.status), "{path}: {unknown:?}");
        vera.post_raw(&path, b"name=%ff&text=%fe").await.is(400);
        vera.post_raw(&path, b"name=a%00b").await.is(400);
    }
    vera.get("/stories/the-cake/edit").await.is(200);
}

#[tokio::test]
async fn something_new_can_be_put_into_every_list() {
    let (_app, vera) = with_cake().await;
    for list in LISTS.iter().filter(|list| !["endings", "letters.tea", "afterwards"].contains(list))
    {
        let mut form = Typed::open(&vera, &format!("/stories/the-cake/add/{list}")).await;
        for field in ["name", "configuration_name", "title", "text", "claim", "looks_like", "at"] {
            form = form.with(field, "The Newcomer");
        }
        let page = form.send(&vera).await;
        assert_eq!(page.status, 303, "{list}: {page:?}");
        vera.get(&format!("/stories/the-cake/edit/{list}")).await.is(200).shows("The Newcomer");
    }
    let story = story(&vera).await;
    assert_eq!(story.characters.last().unwrap().key, "the-newcomer");
    assert_eq!(story.clues.last().unwrap().key, "the-newcomer");
    assert_eq!(story.solution.steps.last().unwrap().key, "means");
}

#[tokio::test]
async fn there_is_one_letter_and_one_ending_for_each() {
    let (_app, vera) = with_cake().await;
    let form = Typed::open(&vera, "/stories/the-cake/add/letters.tea").await;
    let page = form.with("character", "ann").with("text", "Another.").send(&vera).await;
    assert_eq!(
        page.is(422).problem("character").as_deref(),
        Some("There is one of these already.")
    );
    let form = Typed::open(&vera, "/stories/the-cake/edit/endings/right").await;
    form.with("when", "wrong").send(&vera).await.is(422);
    assert_eq!(story(&vera).await, cake());
}

#[tokio::test]
async fn what_is_not_there_cannot_be_edited() {
    let (_app, vera) = with_cake().await;
    for path in [
        "edit/nothing",
        "edit/script.breakfast",
        "edit/characters/nobody",
        "edit/timeline/99",
        "edit/timeline/0",
        "edit/story/nothing",
        "add/nothing",
        "add/script.breakfast",
        "edit/characters/%00",
        "preview/as/nobody",
    ] {
        vera.get(&format!("/stories/the-cake/{path}")).await.is(404);
    }
    vera.post("/stories/the-cake/edit/endings/right/take-out", &[("version", "1")]).await.is(404);
    vera.post("/stories/the-cake/edit/characters/nobody/move", &[("version", "1")]).await.is(404);
}
