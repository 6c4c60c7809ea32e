//! The story that ships.

use diesel::prelude::*;
use lamplight::mysteries::stories::built_in;
use lamplight_core::Area;
use lamplight_schema::stories::{stories, story_editions};
use lamplight_story_file as story_file;

use support::TestApp;
use support::stories::LAST_TOAST;

fn editions(app: &TestApp) -> Vec<(i32, String)> {
    story_editions::table
        .inner_join(stories::table)
        .filter(stories::slug.eq("the-last-toast"))
        .order(story_editions::number)
        .select((story_editions::number, story_editions::source))
        .load(&mut app.db())
        .unwrap()
}

#[tokio::test]
async fn it_stands_on_the_shelf_byte_for_byte_and_belongs_to_nobody() {
    let app = TestApp::start().await;
    assert_eq!(editions(&app), [(1, LAST_TOAST.to_owned())]);
    let row: (Option<uuid::Uuid>, bool, String, String, String) = stories::table
        .filter(stories::slug.eq("the-last-toast"))
        .select((
            stories::author_id,
            stories::built_in,
            stories::status,
            stories::visibility,
            stories::cover,
        ))
        .first(&mut app.db())
        .unwrap();
    let words = |text: &str| text.to_owned();
    let cover = story_file::parse(LAST_TOAST.as_bytes()).unwrap().cover.unwrap();
    assert_eq!(row, (None, true, words("published"), words("public"), cover));
}

#[tokio::test]
async fn a_new_edition_is_made_only_when_the_file_is_another() {
    let app = TestApp::start().await;
    app.house().state.mysteries.prepare().unwrap();
    assert_eq!(editions(&app).len(), 1);
    diesel::update(story_editions::table)
        .set(story_editions::source.eq("an older file"))
        .execute(&mut app.db())
        .unwrap();
    app.house().state.mysteries.prepare().unwrap();
    let numbers: Vec<i32> = editions(&app).iter().map(|edition| edition.0).collect();
    assert_eq!(numbers, [1, 2]);
}

#[tokio::test]
async fn processes_that_start_together_make_one_edition() {
    let app = TestApp::start().await;
    diesel::delete(stories::table).execute(&mut app.db()).unwrap();
    let starts: Vec<_> = (0..6)
        .map(|_| {
            let mut db = app.db();
            std::thread::spawn(move || built_in::publish(&mut db))
        })
        .collect();
    for start in starts {
        start.join().unwrap().unwrap();
    }
    assert_eq!(editions(&app).len(), 1);
}
