//! Who is signed in is known in every room, and in every house.

use chrono::Duration;
use diesel::prelude::*;
use lamplight_schema::accounts::users;
use support::party::Party;
use support::{Client, Stream, TestApp};

#[tokio::test]
async fn a_member_is_known_at_the_door_of_every_house() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    nora.get("/").await.is(200);
    assert!(nora.get("/").await.has("Nora, your account"));

    let second = app.second_house();
    assert!(nora.over_at(&second).get("/").await.has("Nora, your account"));
    app.stranger().get("/").await.hides("your account").shows("Sign in");
}

#[tokio::test]
async fn a_cookie_that_nobody_signed_is_nobodys() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let cookie = nora.cookie("lamplight").unwrap();
    let (mallory, end) = (app.stranger(), cookie.len() - 1);
    mallory.set_cookie("lamplight", &cookie[..end]);
    mallory.get("/").await.is(200).hides("your account");
    mallory.set_cookie("lamplight", "a%00b");
    mallory.get("/").await.is(200).hides("your account");
}

/// Nora's own page and her console, Mira's seat, and whether a house lets them in.
async fn lets_in(party: &Party) -> [u16; 3] {
    let own = party.host.get("/account").await.status;
    [own, party.console().await.status, party.page(0).await.status]
}

#[tokio::test]
async fn whoever_stays_away_for_two_months_finds_every_door_shut() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(1).await;
    assert_eq!(lets_in(&party).await, [200, 200, 200]);
    party.app.pass(Duration::days(61));
    assert_eq!(lets_in(&party).await, [303, 303, 404]);
}

#[tokio::test]
async fn who_was_suspended_or_is_gone_finds_every_door_shut() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(1).await;
    let mut events = Stream::open(&party.host, &party.at("/events")).await;
    let mut own = Stream::open(&party.guests[0], &party.seat("/events")).await;
    let mut db = party.app.db();
    let guests = users::table.filter(users::kind.eq("guest"));
    diesel::update(users::table.find(party.host.id))
        .set(users::status.eq("suspended"))
        .execute(&mut db)
        .unwrap();
    diesel::update(guests).set(users::deleted_at.eq(chrono::Utc::now())).execute(&mut db).unwrap();
    assert_eq!(lets_in(&party).await, [303, 303, 404]);
    party.app.house().state.core.live.look_again();
    events.ends().await;
    own.ends().await;
}

#[tokio::test]
async fn who_only_ever_looks_at_one_evening_stays_signed_in_too() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(1).await;
    for _ in 0..3 {
        party.app.pass(Duration::days(30));
        let pages = [party.console().await, party.page(0).await];
        for page in pages {
            assert!(page.is(200).set_cookie("lamplight").is_some(), "a new term: {page:?}");
        }
    }
    assert!(party.console().await.set_cookie("lamplight").is_none(), "once a day is enough");
}

#[tokio::test]
async fn a_stream_ends_with_the_sign_in_that_opened_it() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let mut stream = Stream::open(&nora, "/notifications/events").await;
    app.pass(Duration::days(61));
    app.house().state.core.live.look_again();
    stream.ends().await;
}

#[tokio::test]
async fn the_light_that_somebody_chose_is_theirs_on_every_device_and_nobody_elses() {
    let app = TestApp::start().await;
    let (nora, otto) = (app.member("Nora"), app.member("Otto"));
    let theme = |person: &Client| -> String {
        users::table.find(person.id).select(users::theme).first(&mut app.db()).unwrap()
    };
    let before = theme(&otto);
    nora.post("/theme", &[("theme", "day"), ("next", "/")]).await.is(303);
    assert_eq!((theme(&nora), theme(&otto)), ("day".to_owned(), before));
}
