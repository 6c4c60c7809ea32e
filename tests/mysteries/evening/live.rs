//! Event streams: what happens reaches those who look, and what they missed too.

use std::time::{Duration, Instant};
use support::Stream;
use support::party::Party;

#[tokio::test]
async fn when_all_come_back_at_once_nobody_is_turned_away() {
    // After a restart every phone asks for its stream in the same second; there are far fewer
    // connections to the database than phones.
    let party = Party::ready(8).await;
    let events = party.seat("/events?after=0");
    let phones = party.guests.iter().flat_map(|guest| (0..8).map(move |_| guest));
    let opened = phones.map(|guest| Stream::open(guest, &events));
    let streams = futures_util::future::join_all(opened).await;
    assert_eq!(streams.len(), 64);
}

#[tokio::test]
async fn of_too_many_streams_the_oldest_ends() {
    let party = Party::open(support::TestApp::start().await, 6, "knows").await.with_guests(1).await;
    let events = party.seat("/events");
    let mut first = Stream::open(&party.guests[0], &events).await;
    let mut others = Vec::new();
    for _ in 0..8 {
        others.push(Stream::open(&party.guests[0], &events).await);
    }
    first.ends().await;
    let _party = party.with_guests(2).await;
    for stream in &mut others {
        stream.hears("Jonas").await;
    }
}

#[tokio::test]
async fn who_signs_out_hears_nothing_any_more() {
    let party = Party::open(support::TestApp::start().await, 6, "plays").await;
    let mut console = Stream::open(&party.host, &party.at("/events")).await;
    party.host.post("/sign-out", &[]).await.is(303);
    console.ends().await;
}

fn seq(page: &support::Page) -> String {
    page.html.split("data-seq=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_guest_who_comes_in_is_seen_by_all_without_reloading() {
    let party = Party::open(support::TestApp::start().await, 8, "knows").await.with_guests(2).await;
    let page = party.page(0).await;
    let mut mira =
        Stream::open(&party.guests[0], &party.seat(&format!("/events?after={}", seq(&page)))).await;
    let mut host = Stream::open(&party.host, &party.at("/events")).await;
    let _party = party.with_guests(3).await;
    mira.hears("Priya").await;
    host.hears("Priya").await;
}

#[tokio::test]
async fn what_happens_is_told_when_it_happens() {
    let app = support::TestApp::start().await;
    let mut party = Party::open(app, 8, "knows").await.with_guests(2).await;
    let mut mira = Stream::open(&party.guests[0], &party.seat("/events")).await;
    let begun = Instant::now();
    for name in ["Priya", "Leila", "Ravi"] {
        party = party.with_guests(1).await;
        mira.hears(name).await;
    }
    // Each stream is looked at every fifteen seconds in any case: that would be half a minute.
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(12), "three were told in {took:?}");
}

#[tokio::test]
async fn a_round_turns_for_everyone_and_letters_come_to_their_owner_only() {
    let party = Party::ready(6).await;
    let mut streams = Vec::new();
    for guest in &party.guests {
        let page = guest.get(&party.play()).await;
        streams
            .push(Stream::open(guest, &party.seat(&format!("/events?after={}", seq(&page)))).await);
    }
    party.press().await.is(303);
    party.press().await.is(303);
    for (guest, stream) in streams.iter_mut().enumerate() {
        let name = party.character(guest).await;
        let heard = stream.hears("Nobody else can open this").await.to_owned();
        assert!(heard.contains(&name));
        assert!(
            !heard.contains("class=\"letter\"") || !heard.contains("letter-1"),
            "sealed means not there"
        );
    }
}

#[tokio::test]
async fn who_was_away_gets_what_they_missed() {
    let party = Party::ready(6).await;
    let before = seq(&party.page(0).await);
    party.press().await.is(303);
    party.press().await.is(303);
    let page = party.guests[0].get(&party.seat(&format!("/parts?after={before}"))).await;
    page.is(200);
    assert!(page.html.starts_with("id: ") && page.html.contains("Nobody else can open this"));
    let now = seq(&party.page(0).await);
    party.guests[0].get(&party.seat(&format!("/parts?after={now}"))).await.is(204);
    let mut stream =
        Stream::open(&party.guests[0], &party.seat(&format!("/events?after={before}"))).await;
    stream.hears("Nobody else can open this").await;
}

#[tokio::test]
async fn two_servers_are_one_house() {
    let party = Party::ready(6).await;
    let second = party.app.second_house();
    let mira = party.guests[0].over_at(&second);
    let page = mira.get(&party.play()).await;
    let mut stream =
        Stream::open(&mira, &party.seat(&format!("/events?after={}", seq(&page)))).await;
    party.press().await.is(303);
    party.press().await.is(303);
    stream.hears("Nobody else can open this").await;
}
