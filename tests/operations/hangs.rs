//! A database that is there and does not answer, and a row that somebody does not let go of.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use lamplight_schema::evenings::mystery_participants;
use tokio::time::timeout;

use super::folder::Folder;
use super::{Client, Lamplight, PASSWORD, Party, Place, Settings, events};
use support::{Database, Page, Stream, until};

/// Nobody is kept waiting for longer than this, on a busy machine either.
const AT_MOST: Duration = Duration::from_secs(9);

/// An answer, and how long it took.
struct Told {
    what: &'static str,
    page: Page,
    took: Duration,
}

async fn told(what: &'static str, page: impl Future<Output = Page>) -> Told {
    let begun = Instant::now();
    let page = timeout(AT_MOST, page).await.unwrap_or_else(|_| panic!("{what}: no answer"));
    let told = Told { what, page, took: begun.elapsed() };
    println!("{:<28} {} after {:>5} ms", what, told.page.status, told.took.as_millis());
    told
}

/// Everybody who asks for something at the same moment.
async fn everybody_asks(party: &Party<Lamplight>) -> Vec<Told> {
    let [mira, jonas] = &party.guests[..] else { panic!("two guests") };
    let (stranger, other) = (party.app.stranger(), party.app.stranger());
    let (leave, wish, stream) = (party.seat("/leave"), party.seat("/wish"), events(party));
    let sign_in = [("name", "nora"), ("password", PASSWORD)];
    let (a, b, c, d, e, f, g, h, i) = tokio::join!(
        told("a seat's page", party.page(0)),
        told("the console", party.console()),
        told("the library", stranger.get("/stories")),
        told("leaving", mira.post(&leave, &[])),
        told("a wish", jonas.post(&wish, &[("character", "")])),
        told("signing in", other.post("/sign-in", &sign_in)),
        told("an event stream", jonas.get(&stream)),
        told("/readyz", stranger.get("/readyz")),
        told("/healthz", stranger.get("/healthz")),
    );
    vec![a, b, c, d, e, f, g, h, i]
}

fn all_were_told(all: &[Told]) {
    for Told { what, page, took } in all {
        match *what {
            "/healthz" => {
                page.is(200);
            }
            "/readyz" => {
                page.is(503);
                assert!(*took < Duration::from_secs(2), "/readyz took {took:?}");
            }
            "leaving" | "a wish" | "signing in" => {
                page.is(503).shows("One moment").shows("nothing was saved");
            }
            _ => {
                page.is(503).shows("One moment").shows("Nothing of yours is gone");
            }
        }
    }
}

fn how_many_left(folder: &Folder) -> i64 {
    let gone = mystery_participants::table.filter(mystery_participants::left_at.is_not_null());
    gone.count().get_result(&mut folder.db()).expect("a number")
}

#[tokio::test]
async fn while_it_hangs_everybody_is_told_and_nothing_is_done_behind_their_backs() {
    let folder = Folder::new();
    let lamplight = Lamplight::start(Settings::private(folder.path())).await;
    let nora = lamplight.member("Nora").await;
    let party = Party::opened(lamplight, nora, 6, "knows").await.with_guests(2).await;
    let mut stream = Stream::open(&party.guests[1], &events(&party)).await;
    stream.hears("id: ").await;

    let frozen = folder.freeze();
    all_were_told(&Box::pin(everybody_asks(&party)).await);
    println!("a moment later:");
    let begun = Instant::now();
    all_were_told(&Box::pin(everybody_asks(&party)).await);
    assert!(begun.elapsed() < Duration::from_secs(4), "who comes later is told sooner");
    drop(frozen);

    until("the house to be ready", || async {
        (party.app.stranger().get("/readyz").await.status == 200).then_some(())
    })
    .await;
    // All connections are there again, so whoever hung has come back.
    let pages = (0..20).map(|_| party.page(0));
    for page in futures_util::future::join_all(pages).await {
        page.is(200).hides("You left the table");
    }
    assert_eq!(how_many_left(&folder), 0, "who was told that nothing was saved can rely on it");
    let party = party.with_guests(3).await;
    stream.hears("Priya").await;
    party.guests[0].post(&party.seat("/leave"), &[]).await.is(303);
}

#[tokio::test]
async fn a_database_that_hangs_does_not_keep_the_house_from_closing() {
    let folder = Folder::new();
    let lamplight = Lamplight::start(Settings::private(folder.path())).await;
    let nora = lamplight.member("Nora").await;
    let mut party = Party::opened(lamplight, nora, 6, "knows").await.with_guests(1).await;
    let frozen = folder.freeze();
    let path = party.seat("/leave");
    let leaving = party.guests[0].try_post(&path, &[]);
    let (page, took) = tokio::join!(leaving, async {
        party.app.signal(nix::sys::signal::Signal::SIGTERM);
        party.app.ended().await.1
    });
    assert!(page.is_none_or(|page| page.status == 503));
    assert!(took < Duration::from_secs(11), "it took {took:?}");
    drop(frozen);
}

#[tokio::test]
async fn one_row_that_somebody_holds_is_no_other_evenings_business() {
    let database = Database::create().await;
    let lamplight = Lamplight::start(Settings::over(&database.url())).await;
    let (nora, otto) = (lamplight.member("Nora").await, lamplight.member("Otto").await);
    let url = lamplight.url.clone();
    let stuck = Party::opened(lamplight, nora, 6, "knows").await.with_guests(6).await;
    let free = Party::opened(At(url), otto, 6, "knows").await.with_guests(2).await;

    let mut holder = database.db();
    let hold =
        format!("begin; select id from mystery_sessions where id = '{}' for update", stuck.id);
    holder.batch_execute(&hold).expect("the evening");
    let leave = stuck.seat("/leave");
    let stuck_ones =
        stuck.guests.iter().map(|guest| told("stuck: leaving", guest.post(&leave, &[])));
    let others = async {
        let mut took = Vec::new();
        for round in 0..6 {
            let guest = &free.guests[round % 2];
            took.push(told("other: a page", guest.get(&free.play())).await);
            took.push(
                told("other: a wish", guest.post(&free.seat("/wish"), &[("character", "")])).await,
            );
        }
        took
    };
    let (stuck_ones, others) = tokio::join!(futures_util::future::join_all(stuck_ones), others);
    for one in &stuck_ones {
        one.page.is(503).shows("One moment").shows("nothing was saved");
    }
    for other in &others {
        assert!([200, 303].contains(&other.page.status), "{:?}", other.page);
        assert!(other.took < Duration::from_secs(2), "{} took {:?}", other.what, other.took);
    }
    // Who only reads the one that is held reads on.
    assert!(told("stuck: a page", stuck.page(0)).await.took < Duration::from_secs(2));
    holder.batch_execute("rollback").expect("an answer");
    stuck.guests[0].post(&leave, &[]).await.is(303);
}

/// A house that somebody else keeps.
struct At(String);

impl Place for At {
    fn stranger(&self) -> Client {
        Client::at(&self.0)
    }

    fn story(&self) -> &'static str {
        support::LAST_TOAST
    }
}
