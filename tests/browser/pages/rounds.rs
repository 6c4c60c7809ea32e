//! Rounds: letters, clues, the board, the dark.

use crate::inspection::{Ask, Inspection};
use support::TestApp;
use support::party::Party;

#[tokio::test]
async fn a_round_keeps_to_the_look() {
    let party = Party::ready_in(TestApp::with_long_texts().await, 8).await;
    party.press().await.is(303);
    party.stay(Some("Jonas"));
    let mut seen = Inspection::begin().await;
    seen.look_at(&party, "a round begins").await;
    party.press().await.is(303);
    let mira = &party.guests[0];
    seen.look("play, a letter has come", mira, Ask::page(&party.play())).await;
    mira.post(&party.seat("/letters/1"), &[]).await.is(303);
    pin_something(&party).await;
    party.stay(Some("Jonas"));
    seen.look_at(&party, "letters dealt").await;
    let long = "x".repeat(20_001);
    let wrong = [("text", long.as_str()), ("version", "0")];
    let (play, notes) = (party.play(), party.seat("/notes"));
    seen.look("play, a note too long", mira, Ask::sending(&play, &notes, &wrong)).await;
    seen.finish().await;
}

#[tokio::test]
async fn the_dark_and_the_last_round_keep_to_the_look() {
    let party = Party::ready_in(TestApp::with_long_texts().await, 8).await;
    while !party.page(0).await.text.contains("The lights are out.") {
        party.press().await.is(303);
    }
    party.keep_dark();
    party.stay(None);
    let mut seen = Inspection::begin().await;
    seen.look_at(&party, "the dark").await;
    party.light();
    let last = party.story().rounds.pop().expect("a round").name;
    while !party.page(0).await.text.contains(&last) {
        party.press().await.is(303);
    }
    party.stay(None);
    seen.look_at(&party, "the last round").await;
    let mira = &party.guests[0];
    for room in ["part", "clues", "people", "notes", "accuse"] {
        let path = party.seat(&format!("?room={room}"));
        seen.look(&format!("play, the last round: {room}"), mira, Ask::page(&path)).await;
    }
    let clue = mira.get(&party.seat("?room=clues")).await;
    let clue = clue.links("/clues/").into_iter().find(|it| !it.contains('?'));
    if let Some(clue) = clue {
        seen.look("pass on", mira, Ask::page(&clue)).await;
    }
    seen.finish().await;
}

/// Whoever has something that can be pinned, pins it.
async fn pin_something(party: &Party) {
    for guest in 0..party.guests.len() {
        let page = party.page(guest).await;
        for link in page.links("?what=board") {
            let path = link.split('?').next().expect("a path").to_owned();
            if party.guests[guest].post(&path, &[("what", "board")]).await.status == 303 {
                return;
            }
        }
    }
    panic!("nobody has anything to pin");
}
