//! A page that lies open while something happens.

use serde_json::json;

use super::inspection::{Ask, open};
use super::window::{PHONE, Window, room_for};
use support::party::Party;
use support::until;

/// Waits until `words` can be read in `window`.
async fn reads(window: &Window, words: &str) {
    let there = "return document.readyState === 'complete' && document.body.innerText.includes(arguments[0])";
    until(words, || async {
        window.run(there, vec![json!(words)]).await.as_bool().filter(|there| *there)
    })
    .await;
}

#[tokio::test]
async fn the_phone_of_somebody_taken_out_says_so_by_itself() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    let character = party.character(0).await;
    let _room = room_for(1).await;
    let (window, play) = (Window::open(PHONE).await, party.play());
    open(&window, &party.guests[0], "day", &Ask::page(&play)).await;
    reads(&window, &character).await;
    let console = party.console().await;
    let after = console.html.split("<span class=\"who\">Mira</span>").nth(1).expect("Mira's line");
    let out = after.split('"').find(|it| it.ends_with("/remove")).expect("a form");
    party.host.post(out, &[]).await.is(303);
    reads(&window, "Nora has taken you out of this evening").await;
    window.close().await;
}
