//! A slip is taken back: in time, once, and as long as nobody has done anything with it.

use chrono::Duration;
use diesel::prelude::*;
use lamplight_schema::evenings::{mystery_events as e, mystery_presses as x};
use support::party::Party;
use support::{Page, Stream, TestApp};

async fn take_back(party: &Party, press: &str) -> Page {
    party.host.post_and_follow(&party.at("/take-back"), &[("press", press)]).await
}

/// What was pressed last.
async fn last(party: &Party) -> String {
    let console = party.console().await;
    console.form_value("press").unwrap_or_else(|| panic!("nothing to take back on {console:?}"))
}

#[tokio::test]
async fn letters_dealt_by_mistake_are_taken_back_and_everybody_sees_it() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    let console = party.press().await;
    party.host.follow(console).await.shows("You pressed “Deal the letters”. Take it back");
    let mut mira = Stream::open(&party.guests[0], &party.seat("/events")).await;
    party.page(0).await.shows("Nobody else can open this");
    let press = last(&party).await;
    take_back(&party, &press).await.shows("Taken back").shows("Deal the letters");
    mira.hears("The host is reading").await;
    party.page(0).await.hides("Nobody else can open this");
    // Twice is once; and it can be pressed again.
    take_back(&party, &press).await.shows("That was taken back already.");
    let told = e::table.filter(e::kind.eq("press_taken_back")).count();
    assert_eq!(told.get_result::<i64>(&mut party.app.db()), Ok(1), "it stands in what happened");
    party.press().await.is(303);
    party.page(0).await.shows("Nobody else can open this");
}

#[tokio::test]
async fn who_has_read_has_read_and_what_they_did_beside_it_stays() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    party.guests[0].post(&party.seat("/letters/1"), &[]).await.is(303);
    let press = last(&party).await;
    take_back(&party, &press).await.shows("Taken back");
    party.page(0).await.hides("/letters/1");
    party.press().await.is(303);
    party.page(0).await.shows("and nobody else").hides("/letters/1\"");
}

#[tokio::test]
async fn too_late_is_too_late_and_what_somebody_uses_stays() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    let press = last(&party).await;
    // Somebody has put on the board what came out.
    for guest in 0..6 {
        let hand = party.page(guest).await;
        let Some(link) = hand.links("?what=board").into_iter().next() else { continue };
        let path = link.trim_end_matches("?what=board").to_owned();
        party.guests[guest].post(&path, &[("what", "board")]).await.is(303);
        break;
    }
    take_back(&party, &press).await.shows("Somebody has already done something with it");
    party.page(0).await.shows("Nobody else can open this").shows("put here by");

    party.press_form("/clock", &[("turn", "pause")]).await.is(303);
    let press = last(&party).await;
    party.app.pass(Duration::seconds(11));
    let late = take_back(&party, &press).await;
    late.shows("too long ago").shows("stopped").hides("Take it back");
    // And nobody else takes anything back, neither here nor from an evening of their own.
    party.press_form("/clock", &[("turn", "resume")]).await.is(303);
    let press = last(&party).await;
    let kept: i64 = x::table.count().get_result(&mut party.app.db()).expect("presses");
    assert_eq!(kept, 1, "what is too late is forgotten");
    party.guests[0].post(&party.at("/take-back"), &[("press", &press)]).await.is(404);
    let otto = party.app.member("Otto");
    let fields = [("players", "6"), ("mode", "knows")];
    let opened = otto.post("/stories/the-paper-boat/host", &fields).await;
    let elsewhere = format!("{}/take-back", opened.location.as_deref().expect("a console"));
    let said = otto.post_and_follow(&elsewhere, &[("press", &press)]).await;
    said.shows("That was taken back already.");
    party.console().await.hides("stopped");
    party.press_form("/take-back", &[("press", "x")]).await.is(404);
}

#[tokio::test]
async fn a_seat_that_somebody_has_taken_since_stays() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(6).await;
    party.press_form("/seats", &[("seats", "7")]).await.is(303);
    let press = last(&party).await;
    let party = party.with_guests(1).await;
    take_back(&party, &press).await.shows("Somebody has already done something with it");
    party.console().await.shows("7 of 7");
}

#[tokio::test]
async fn the_last_word_of_the_ballots_is_taken_back_while_it_is_told() {
    let party = Party::ready(6).await;
    party.press_until("0 of 6 ballots are in").await;
    party.press().await.is(303);
    party.console().await.shows("The ballots are closed.").shows("Tell it");
    let press = last(&party).await;
    take_back(&party, &press).await.shows("0 of 6 ballots are in");
    party.page(0).await.shows("Hand in my ballot");
}
