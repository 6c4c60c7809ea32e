//! Drafts as long as they may be: their authors wait, and nobody else does.

use lamplight_story_file::{MOST_BYTES, ScriptEntry, StoryFile, limits, write};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use support::TestApp;

const AUTHORS: usize = 20;

/// “The Cake” with rounds of text up to the limit, each a little different, and words that no text
/// may contain to hold all of it against.
fn longest(number: usize) -> StoryFile {
    let mut story = super::cake();
    story.title = format!("The Cake, version {number}");
    story.duration_minutes = *limits::DURATION.end();
    story.never_say = (0..100).map(|it| format!("{}{it}b", "a ".repeat(16))).collect();
    let mut round = story.rounds[1].clone();
    let say = ScriptEntry::Say("a ".repeat(340));
    round.host_script = std::iter::repeat_n(say, 90).chain(round.host_script.pop()).collect();
    round.minutes = *limits::MINUTES.start();
    while write(&story).len() < MOST_BYTES - 75_000 {
        round.key = format!("round-{}", story.rounds.len());
        story.rounds.push(round.clone());
    }
    story
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_pages_come_while_twenty_people_edit_the_longest_drafts() {
    let app = TestApp::start().await;
    let mut authors = Vec::new();
    for number in 0..AUTHORS {
        let author = app.member(&format!("Vera {number}"));
        let slug = put_long(&app, &author, number);
        authors.push((author, slug));
    }
    let reader = app.stranger();
    let quiet = read(&reader, || false).await;
    let waiting = Arc::new(AtomicUsize::new(AUTHORS));
    let open = |(author, slug): (support::Client, String)| {
        let waiting = waiting.clone();
        tokio::spawn(async move {
            let page = author.get(&format!("/stories/{slug}/edit")).await;
            waiting.fetch_sub(1, Ordering::SeqCst);
            page.is(200).shows("The Cake, version");
        })
    };
    let desks: Vec<_> = authors.into_iter().map(open).collect();
    let busy = read(&reader, || waiting.load(Ordering::SeqCst) > AUTHORS / 4).await;
    for desk in desks {
        desk.await.expect("a desk");
    }
    println!("other pages: quiet {}, meanwhile {}", words(&quiet), words(&busy));
    assert!(busy.len() >= AUTHORS, "only {} pages while the desks were drawn", busy.len());
    let longest = *busy.last().unwrap();
    assert!(longest < Duration::from_secs(3), "somebody waited {longest:?}");
}

/// How long the library takes, at least fifty times and as long as there is more to wait for.
async fn read(reader: &support::Client, more: impl Fn() -> bool) -> Vec<Duration> {
    let mut took = Vec::new();
    while more() || took.len() < 50 {
        let start = Instant::now();
        reader.get("/stories").await.is(200);
        took.push(start.elapsed());
    }
    took.sort();
    took
}

fn words(took: &[Duration]) -> String {
    let at = |percent: usize| took[(took.len() - 1) * percent / 100];
    format!("{} in {:?} (half) and {:?} (99 of 100)", took.len(), at(50), at(99))
}

/// Puts the longest story on the desk of `author`; its slug.
fn put_long(app: &TestApp, author: &support::Client, number: usize) -> String {
    use diesel::prelude::*;
    use lamplight_schema::stories::stories;
    let slug = format!("the-cake-{number}");
    let id = support::stories::draft(&mut app.db(), author.id, &slug);
    let source = write(&longest(number));
    assert!(source.len() < MOST_BYTES && source.len() > MOST_BYTES - 150_000, "{}", source.len());
    diesel::update(stories::table.find(id))
        .set(stories::draft_source.eq(source))
        .execute(&mut app.db())
        .expect("a draft");
    slug
}
