//! SIGTERM and Ctrl-C: who has been let in is answered, streams end, and then it is over.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::evenings::mystery_participants;
use nix::sys::signal::Signal;

use super::folder::Folder;
use super::{Client, Lamplight, Party, Place, Settings, events};
use support::{Database, Stream, until};

/// What the README promises.
const AT_MOST: Duration = Duration::from_secs(10);
/// With nobody to wait for.
const AT_ONCE: Duration = Duration::from_secs(4);

/// A lobby with two guests.
async fn lobby(database: &Database) -> Party<Lamplight> {
    let lamplight = Lamplight::start(Settings::over(&database.url())).await;
    let nora = lamplight.member("Nora").await;
    Party::opened(lamplight, nora, 6, "knows").await.with_guests(2).await
}

/// Somebody who holds on to all evenings, so that whoever changes one has to wait.
struct Holder(Db);

impl Holder {
    fn of(database: &Database) -> Self {
        let mut db = database.db();
        db.batch_execute("begin; select id from mystery_sessions for update")
            .expect("the evenings");
        Self(db)
    }

    /// Waits until this many wait.
    async fn has_waiting(&mut self, how_many: usize) {
        let waiting = "wait_event_type = 'Lock' and datname = current_database()";
        let query = format!("select pid from pg_stat_activity where {waiting}");
        until("somebody who waits", || {
            let seen = diesel::sql_query(&query).execute(&mut self.0).expect("an answer");
            std::future::ready((seen >= how_many).then_some(()))
        })
        .await;
    }

    fn lets_go(mut self) {
        self.0.batch_execute("rollback").expect("an answer");
    }
}

/// Waits until nobody new is let in.
async fn is_closed(lamplight: &Lamplight) {
    let stranger = Client::at(&lamplight.url);
    until("the door to close", || async {
        stranger.try_get("/healthz").await.is_none().then_some(())
    })
    .await;
}

fn how_many_left(database: &Database) -> i64 {
    let gone = mystery_participants::table.filter(mystery_participants::left_at.is_not_null());
    gone.count().get_result(&mut database.db()).expect("a number")
}

/// Mira leaves the table while the house is closing.
async fn closes_in_good_order(signal: Signal) {
    let database = Database::create().await;
    let mut party = lobby(&database).await;
    let mut streams = [
        Stream::open(&party.guests[1], &events(&party)).await,
        Stream::open(&party.host, &party.at("/events")).await,
    ];
    let mut holder = Holder::of(&database);

    let path = party.seat("/leave");
    let (page, ()) = tokio::join!(party.guests[0].post(&path, &[]), async {
        holder.has_waiting(1).await;
        party.app.signal(signal);
        for stream in &mut streams {
            assert!(stream.ends().await, "a stream ends as streams do");
        }
        is_closed(&party.app).await;
        holder.lets_go();
    });
    page.leads_to(&party.play());
    assert_eq!(how_many_left(&database), 1);
    let (status, took) = party.app.ended().await;
    assert_eq!(status.code(), Some(0), "{}", party.app.log());
    assert!(took < AT_ONCE, "it took {took:?} with nobody to wait for");
}

#[tokio::test]
async fn sigterm_lets_open_requests_end() {
    closes_in_good_order(Signal::SIGTERM).await;
}

#[tokio::test]
async fn ctrl_c_lets_open_requests_end() {
    closes_in_good_order(Signal::SIGINT).await;
}

#[tokio::test]
async fn before_it_closes_whoever_sends_people_there_is_told() {
    let database = Database::create().await;
    let settings = Settings::over(&database.url()).with("LAMPLIGHT_CLOSING_NOTICE", "3");
    let mut lamplight = Lamplight::start(settings).await;
    let nora = lamplight.member("Nora").await;
    let proxy = lamplight.stranger();
    assert_eq!(proxy.get("/readyz").await.is(200).header("connection"), "");
    lamplight.signal(Signal::SIGTERM);
    until("it to say that it closes", || async {
        let page = proxy.get("/readyz").await;
        (page.status == 503 && page.text.contains("closing")).then_some(())
    })
    .await;
    // Nobody is cut off meanwhile, and nobody keeps a connection that will not be there.
    assert_eq!(nora.get("/account").await.is(200).header("connection"), "close");
    assert_eq!(lamplight.stranger().get("/stories").await.is(200).header("connection"), "close");
    let (status, _) = lamplight.ended().await;
    assert_eq!(status.code(), Some(0), "{}", lamplight.log());
}

#[tokio::test]
async fn a_hundred_open_streams_hold_up_nothing() {
    let database = Database::create().await;
    let mut party = lobby(&database).await;
    let path = events(&party);
    let streams = (0..100).map(|number| Stream::open(&party.guests[number % 2], &path));
    let streams = futures_util::future::join_all(streams).await;
    party.app.signal(Signal::SIGTERM);
    let (status, took) = party.app.ended().await;
    assert_eq!(status.code(), Some(0), "{}", party.app.log());
    assert!(took < AT_ONCE, "it took {took:?}");
    for mut stream in streams {
        assert!(stream.ends().await, "a stream ends as streams do");
    }
}

#[tokio::test]
async fn a_request_that_would_wait_for_ever_is_told_so_and_holds_up_nothing() {
    let database = Database::create().await;
    let mut party = lobby(&database).await;
    let _stream = Stream::open(&party.host, &party.at("/events")).await;
    let mut holder = Holder::of(&database);
    let path = party.seat("/leave");
    let (page, (status, took)) = tokio::join!(party.guests[0].try_post(&path, &[]), async {
        holder.has_waiting(1).await;
        party.app.signal(Signal::SIGTERM);
        party.app.ended().await
    });
    page.expect("an answer").is(503).shows("nothing was saved");
    assert_eq!(status.code(), Some(0), "{}", party.app.log());
    assert!(took < AT_MOST, "it took {took:?}");
    holder.lets_go();
    assert_eq!(how_many_left(&database), 0, "and nothing is half done");
}

#[tokio::test]
async fn who_asks_twice_does_not_want_to_wait() {
    let database = Database::create().await;
    let mut party = lobby(&database).await;
    let mut holder = Holder::of(&database);
    let path = party.seat("/leave");
    let (page, took) = tokio::join!(party.guests[0].try_post(&path, &[]), async {
        holder.has_waiting(1).await;
        party.app.signal(Signal::SIGINT);
        is_closed(&party.app).await;
        party.app.signal(Signal::SIGINT);
        party.app.ended().await.1
    });
    // Unless it was told before that it waits in vain.
    assert!(page.as_ref().is_none_or(|page| page.status == 503), "{page:?}");
    assert!(took < AT_ONCE, "it took {took:?}");
}

#[tokio::test]
async fn who_stops_it_while_it_starts_leaves_nothing_running() {
    let folder = Folder::new();
    let mut lamplight = Lamplight::launch(Settings::private(folder.path()));
    let data = folder.path().join("postgres/data");
    until("a PostgreSQL that starts", || std::future::ready(data.exists().then_some(()))).await;
    lamplight.signal(Signal::SIGINT);
    let (status, took) = lamplight.ended().await;
    assert_eq!(status.code(), Some(0), "{}", lamplight.log());
    assert!(took < AT_MOST, "it took {took:?}");
    // It may have more to write than Lamplight has time.
    until("PostgreSQL's end", || std::future::ready(folder.postgres().is_none().then_some(())))
        .await;
}
