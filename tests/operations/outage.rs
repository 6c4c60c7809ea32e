//! The database goes away and comes back.

use std::time::{Duration, Instant};

use lamplight_embedded_postgres as embedded;
use lamplight_embedded_postgres::Embedded;

use super::folder::Folder;
use super::{Client, Lamplight, Party, Settings, events};
use diesel::connection::SimpleConnection;
use support::{Database, Page, Stream, until};

/// A PostgreSQL of the story's own.
fn postgres(folder: &Folder) -> Embedded {
    let settings = embedded::Settings {
        data_dir: folder.path().to_owned(),
        for_tests: true,
        ..embedded::Settings::default()
    };
    Embedded::start(&settings).unwrap_or_else(|error| panic!("{error}"))
}

/// Says that there is no database, and when to come again.
fn excuse(page: &Page) -> &Page {
    page.is(503).shows("One moment").hides("Something broke");
    let seconds: u64 = page.header("retry-after").parse().expect("seconds");
    assert!((1..60).contains(&seconds), "{seconds}");
    page
}

/// What PostgreSQL says from now on when somebody leaves.
fn refuses(database: &Database, code: &str, words: &str) {
    let sql = format!(
        "create or replace function refuse() returns trigger language plpgsql as $$ begin \
           raise exception using errcode = '{code}', message = '{words}'; end $$; \
         create or replace trigger refuse before update of left_at on mystery_participants \
           for each row execute function refuse()"
    );
    database.db().batch_execute(&sql).expect("a trigger");
}

#[tokio::test]
async fn a_disk_that_is_full_is_no_mistake_of_ours_and_loses_nothing() {
    let database = Database::create().await;
    let lamplight = Lamplight::start(Settings::over(&database.url())).await;
    let nora = lamplight.member("Nora").await;
    let party = Party::opened(lamplight, nora, 6, "knows").await.with_guests(1).await;
    let path = party.seat("/leave");
    let said = [
        ("53100", "could not extend file \"base/16384/2619\": No space left on device"),
        ("53200", "out of memory"),
        ("53400", "temporary file size exceeds temp_file_limit (1024kB)"),
        ("57014", "canceling statement due to statement timeout"),
        ("57P01", "terminating connection due to administrator command"),
        ("57P05", "terminating connection due to idle-session timeout"),
        ("40P01", "deadlock detected"),
    ];
    for (code, words) in said {
        refuses(&database, code, words);
        let page = party.guests[0].post(&path, &[]).await;
        excuse(&page).shows("nothing was saved").hides(words);
        party.page(0).await.is(200).hides("You left the table");
    }
    database.db().batch_execute("drop trigger refuse on mystery_participants").expect("gone");
    party.guests[0].post(&path, &[]).await.is(303);
}

/// What everybody meets while there is no database.
async fn nobody_gets_anywhere(party: &Party<Lamplight>) {
    // By script: a page that refreshes by markup takes itself away from those who read slowly.
    let again = "data-again";
    let mira = &party.guests[0];
    assert!(excuse(&mira.get(&party.play()).await).html.contains(again), "it tries again");
    assert!(excuse(&party.console().await).html.contains(again));
    excuse(&mira.get(&events(party)).await);
    for (path, fields) in [("/leave", &[][..]), ("/wish", &[("character", "")][..])] {
        let page = mira.post(&party.seat(path), fields).await;
        // The browser would ask for the form's address, where there is nothing to see.
        excuse(&page).hides(again).shows("nothing was saved").shows("send it once more");
    }
    let stranger = Client::at(&party.app.url);
    stranger.get("/healthz").await.is(200);
    stranger.get("/readyz").await.is(503);
}

#[tokio::test]
async fn while_it_is_away_everybody_is_told_and_then_all_goes_on() {
    let folder = Folder::new();
    let database = postgres(&folder);
    let lamplight = Lamplight::start(Settings::over(&database.url())).await;
    let nora = lamplight.member("Nora").await;
    let party = Party::opened(lamplight, nora, 6, "knows").await.with_guests(2).await;
    let mut stream = Stream::open(&party.guests[0], &events(&party)).await;
    stream.hears("id: ").await;

    database.stop().expect("it stops");
    nobody_gets_anywhere(&party).await;

    let _database = postgres(&folder);
    until("the house to be ready", || async {
        (Client::at(&party.app.url).get("/readyz").await.status == 200).then_some(())
    })
    .await;
    let pages = (0..20).map(|_| party.page(0));
    for page in futures_util::future::join_all(pages).await {
        page.is(200).hides("You left the table");
    }
    let _party = party.with_guests(1).await;
    stream.hears("Priya").await;
}

#[tokio::test]
async fn a_crowd_at_a_closed_door_is_not_kept_waiting() {
    let folder = Folder::new();
    let database = postgres(&folder);
    let lamplight = Lamplight::start(Settings::over(&database.url())).await;
    let nora = lamplight.member("Nora").await;
    let party = Party::opened(lamplight, nora, 6, "knows").await.with_guests(1).await;
    database.stop().expect("it stops");
    let begun = Instant::now();
    let pages = (0..100).map(|_| party.page(0));
    for page in futures_util::future::join_all(pages).await {
        excuse(&page);
    }
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(10), "a hundred were told in {took:?}");
    // Everybody knows by now.
    let begun = Instant::now();
    excuse(&party.page(0).await);
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(1), "one was told in {took:?}");
}
