//! Publishing, and what it changes for others.

use support::stories::CAKE;

use super::{cake, put, typed::Typed, with_cake};
use diesel::prelude::*;
use lamplight_schema::stories::{stories, story_characters, story_editions};
use lamplight_story_file as story_file;
use support::{Client, Page, TestApp};

async fn publish(author: &Client, visibility: &str) -> Page {
    let version = author.get("/stories/the-cake/edit").await.form_value("version").unwrap();
    author
        .post("/stories/the-cake/publish", &[("version", &version), ("visibility", visibility)])
        .await
}

fn editions(app: &TestApp) -> Vec<(i32, String)> {
    story_editions::table
        .inner_join(stories::table)
        .filter(stories::slug.eq("the-cake"))
        .order(story_editions::number)
        .select((story_editions::number, story_editions::tagline))
        .load(&mut app.db())
        .unwrap()
}

#[tokio::test]
async fn publishing_makes_an_edition_and_the_old_one_stays() {
    let (app, vera) = with_cake().await;
    let reader = app.stranger();
    reader.get("/stories/the-cake").await.is(404);
    let page = publish(&vera, "public").await;
    vera.follow(page)
        .await
        .shows("It stands in the library now.")
        .shows("As published: edition 1.");
    reader.get("/stories").await.shows("Somebody ate it.");
    let form = Typed::open(&vera, "/stories/the-cake/edit/story/face").await;
    form.with("tagline", "Nobody ate it.").send(&vera).await.is(303);
    vera.get("/stories/the-cake/edit").await.shows("Hosts still get edition 1.");
    reader.get("/stories/the-cake").await.shows("Somebody ate it.").hides("Nobody ate it.");
    publish(&vera, "public").await.is(303);
    reader.get("/stories/the-cake").await.shows("Nobody ate it.");
    let both = [(1, "Somebody ate it.".to_owned()), (2, "Nobody ate it.".to_owned())];
    assert_eq!(editions(&app), both);
    let people =
        story_characters::table.filter(story_characters::key.eq_any(["ann", "bob", "cat"]));
    let characters: i64 = people.count().get_result(&mut app.db()).unwrap();
    assert_eq!(characters, 3 + 3, "the first edition kept its people");
}

#[tokio::test]
async fn who_may_find_it_changes_without_a_new_edition() {
    let (app, vera) = with_cake().await;
    let reader = app.stranger();
    for (visibility, listed, status) in
        [("unlisted", false, 200), ("public", true, 200), ("private", false, 404)]
    {
        publish(&vera, visibility).await.is(303);
        assert_eq!(reader.get("/stories").await.has("The Cake"), listed, "{visibility}");
        reader.get("/stories/the-cake").await.is(status);
    }
    assert_eq!(editions(&app).len(), 1);
    vera.get("/stories/mine").await.shows("Published for you alone, edition 1");
}

#[tokio::test]
async fn what_is_refused_is_not_published() {
    let (app, vera) = with_cake().await;
    let form = Typed::open(&vera, "/stories/the-cake/edit/solution/verdict").await;
    form.with("why", "").send(&vera).await.is(303);
    publish(&vera, "public").await.is(422).shows("“Why” of the solution is still empty.");
    assert_eq!(editions(&app), []);
    app.stranger().get("/stories/the-cake").await.is(404);
}

#[tokio::test]
async fn a_publication_of_something_else_than_was_seen_is_refused() {
    let (app, vera) = with_cake().await;
    for fields in
        [vec![("version", "99"), ("visibility", "public")], vec![("visibility", "public")]]
    {
        vera.post("/stories/the-cake/publish", &fields).await.is(409);
    }
    publish(&vera, "everybody").await.is(400);
    vera.post_raw("/stories/the-cake/publish", b"visibility=%ff").await.is(400);
    assert_eq!(editions(&app), []);
}

#[tokio::test]
async fn what_is_put_away_can_be_brought_back() {
    let (app, vera) = with_cake().await;
    publish(&vera, "public").await.is(303);
    let away = [("to", "away")];
    vera.post_and_follow("/stories/the-cake/archive", &away).await.shows("It is archived.");
    app.stranger().get("/stories").await.hides("The Cake");
    app.stranger().get("/stories/the-cake").await.is(404);
    vera.get("/stories/mine").await.shows("Archived, edition 1");
    vera.post_and_follow("/stories/the-cake/archive", &[("to", "back")]).await.is(200);
    app.stranger().get("/stories").await.shows("The Cake");
}

#[tokio::test]
async fn a_draft_is_nobody_elses_business() {
    let (app, vera) = with_cake().await;
    let nora = app.member("Nora");
    for path in [
        "",
        "/edit",
        "/edit/characters",
        "/edit/characters/ann",
        "/add/clues",
        "/preview",
        "/preview/script",
        "/preview/as/ann",
        "/export",
    ] {
        nora.get(&format!("/stories/the-cake{path}")).await.is(404).hides("You ate");
    }
    for path in [
        "/edit/characters/ann",
        "/edit/characters/ann/move",
        "/edit/characters/ann/take-out",
        "/add/clues",
        "/undo",
        "/redo",
        "/publish",
        "/archive",
    ] {
        let fields =
            [("version", "1"), ("visibility", "public"), ("to", "away"), ("name", "Mallory")];
        nora.post(&format!("/stories/the-cake{path}"), &fields).await.is(404);
    }
    assert_eq!(super::story(&vera).await, cake());
    // Published, it can be seen and hosted by others, and still not be edited.
    publish(&vera, "public").await.is(303);
    nora.get("/stories/the-cake").await.is(200).hides("/stories/the-cake/edit");
    nora.get("/stories/the-cake/edit").await.is(404);
}

#[tokio::test]
async fn a_file_that_was_not_touched_is_published_byte_for_byte() {
    let app = TestApp::start().await;
    let author = app.member("Vera");
    put(&app, &author, &cake());
    let source = format!("# As I like it.\n{CAKE}");
    diesel::update(stories::table.filter(stories::slug.eq("the-cake")))
        .set(stories::draft_source.eq(&source))
        .execute(&mut app.db())
        .unwrap();
    assert!(story_file::check(source.as_bytes(), false).passes());
    publish(&author, "private").await.is(303);
    let kept: String = story_editions::table
        .order(story_editions::published_at.desc())
        .select(story_editions::source)
        .first(&mut app.db())
        .unwrap();
    assert!(kept == source);
}

#[tokio::test]
async fn the_storys_page_says_how_it_is_hosted_and_nothing_is_published_that_nobody_can_host() {
    use story_file::HostMode::{Knows, Plays};
    let (app, vera) = with_cake().await;
    let ways = [
        (vec![Knows], "knows everything"),
        (vec![Plays], "plays along, unspoilt"),
        (vec![Knows, Plays], "may play along, unspoilt"),
    ];
    for (host_modes, words) in ways {
        put_modes(&app, host_modes);
        publish(&vera, "public").await.is(303);
        app.stranger().get("/stories/the-cake").await.shows(words);
    }
    let version = vera.get("/stories/the-cake/edit").await.form_value("version").unwrap();
    put_modes(&app, Vec::new());
    let fields = [("version", version.as_str()), ("visibility", "public")];
    vera.post("/stories/the-cake/publish", &fields).await.is(422).shows("Nobody could host it");
    app.stranger().get("/stories/the-cake").await.shows("may play along, unspoilt");
}

/// Puts another draft of “The Cake” in place of the one there is.
fn put_modes(app: &TestApp, host_modes: Vec<story_file::HostMode>) {
    let story = story_file::StoryFile { host_modes, ..cake() };
    diesel::update(stories::table.filter(stories::slug.eq("the-cake")))
        .set(stories::draft_source.eq(story_file::write(&story)))
        .execute(&mut app.db())
        .unwrap();
}
