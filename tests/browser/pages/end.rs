//! Accusation, reveal, and what remains.

use crate::inspection::{Ask, Inspection};
use support::TestApp;
use support::party::Party;

/// Everybody accuses whoever comes first, but for the guest `last`.
pub(super) async fn accuse(party: &Party, last: usize) {
    for guest in (0..party.guests.len()).filter(|it| *it != last) {
        let page = party.page(guest).await;
        let suspect = page.html.split("name=\"accused\" value=\"").nth(1).expect("a suspect");
        let ballot = [("accused", &suspect[..36]), ("how", "In the soup."), ("why", "Money.")];
        party.guests[guest].post(&party.seat("/accuse"), &ballot).await.is(303);
    }
}

#[tokio::test]
async fn the_accusation_keeps_to_the_look() {
    let party = Party::ready_in(TestApp::with_long_texts().await, 8).await;
    party.press_until("of 8 ballots are in").await;
    accuse(&party, 0).await;
    party.stay(None);
    let (mira, play, send) = (&party.guests[0], party.play(), party.seat("/accuse"));
    let mut seen = Inspection::begin().await;
    seen.look_at(&party, "the accusation").await;
    let wrong = Ask::sending(&play, &send, &[("accused", ""), ("how", "By magic.")]);
    seen.look("play, a ballot with mistakes", mira, wrong).await;
    seen.look("play, the ballot is in", &party.guests[1], Ask::page(&play)).await;
    party.press().await.is(303);
    seen.look_at(&party, "the reveal begins").await;
    seen.finish().await;
}

#[tokio::test]
async fn the_reveal_keeps_to_the_look() {
    let party = Party::ready_in(TestApp::with_long_texts().await, 6).await;
    party.press_until("of 6 ballots are in").await;
    accuse(&party, 6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    party.stay(None);
    let mut seen = Inspection::begin().await;
    seen.look_at(&party, "a part of the reveal").await;
    while !party.page(0).await.html.contains("class=\"verdict\"") {
        party.press().await.is(303);
    }
    seen.look_at(&party, "the verdict").await;
    party.press_until("End the evening").await;
    seen.look_at(&party, "the last words").await;
    seen.finish().await;
}

#[tokio::test]
async fn what_remains_keeps_to_the_look() {
    let party = Party::ready_in(TestApp::with_long_texts().await, 6).await;
    party.press_until("of 6 ballots are in").await;
    accuse(&party, 6).await;
    party.press().await.is(303);
    party.press_until("End the evening").await;
    party.press().await.is(303);
    let mut seen = Inspection::begin().await;
    seen.look_at(&party, "after").await;
    let recap = format!("/recap/{}", party.id);
    seen.look("recap", &party.guests[0], Ask::page(&recap)).await;
    party.press_form("/share", &[("shared", "yes")]).await.is(303);
    seen.look("recap, for the host", &party.host, Ask::page(&recap)).await;
    let called_off =
        Party::open(TestApp::with_long_texts().await, 6, "knows").await.with_guests(1).await;
    called_off.press_form("/cancel", &[]).await.is(303);
    called_off.stay(None);
    seen.look_at(&called_off, "called off").await;
    seen.finish().await;
}
