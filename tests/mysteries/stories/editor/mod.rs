//! Writing a story in plain forms.

mod back_and_forth;
mod changes;
mod choices;
mod comments;
mod desk;
mod forms;
mod long;
mod order;
mod preview;
mod problems;
mod together;
mod typed;

use lamplight_story_file as story_file;
use lamplight_story_file::{Afterwards, StoryFile};
use support::stories::CAKE;
use support::{Client, TestApp};

/// A house in which Vera has “The Cake” on her desk, at `/stories/the-cake/edit`.
async fn with_cake() -> (TestApp, Client) {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    put(&app, &vera, &cake());
    (app, vera)
}

/// “The Cake” with something in every list.
fn cake() -> StoryFile {
    let mut story = story_file::parse(CAKE.as_bytes()).expect("a good story");
    let end =
        |character: &str| Afterwards { character: character.into(), text: "Went home.".into() };
    story.solution.afterwards = ["ann", "bob", "cat"].map(end).to_vec();
    story
}

/// Puts `story` on the desk of `author` without the form.
fn put(app: &TestApp, author: &Client, story: &StoryFile) {
    put_file(app, author, &story_file::write(story));
}

/// The same for a file as somebody wrote it.
fn put_file(app: &TestApp, author: &Client, source: &str) {
    use diesel::prelude::*;
    use lamplight_schema::stories::stories;
    let id = support::stories::draft(&mut app.db(), author.id, "the-cake");
    diesel::update(stories::table.find(id))
        .set(stories::draft_source.eq(source))
        .execute(&mut app.db())
        .expect("a draft");
}

/// What is on the desk now.
async fn story(author: &Client) -> StoryFile {
    let file = author.get("/stories/the-cake/export").await;
    story_file::read_draft(file.is(200).html.as_bytes()).expect("a story")
}
