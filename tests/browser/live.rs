//! A page that lies open while something happens.

use serde_json::json;

use super::inspection::{Ask, open};
use super::window::{PHONE, Window, room_for};
use support::party::Party;
use support::until;

/// Waits until `words` can be read in `window`.
pub(super) async fn reads(window: &Window, words: &str) {
    let there = "return document.readyState === 'complete' && document.body.innerText.includes(arguments[0])";
    until(words, || async {
        window.run(there, vec![json!(words)]).await.as_bool().filter(|there| *there)
    })
    .await;
}

/// Waits until `condition`, an expression in JavaScript, holds in `window`.
pub(super) async fn holds(window: &Window, condition: &str) {
    let script = format!("return Boolean({condition})");
    until(condition, || async {
        window.run(&script, vec![]).await.as_bool().filter(|holds| *holds)
    })
    .await;
}

/// Somebody else puts a clue on the board; its title.
async fn something_on_the_board(party: &Party) -> String {
    for guest in 1..party.guests.len() {
        let page = party.page(guest).await;
        let Some(link) = page.links("?what=board").into_iter().next() else { continue };
        let path = link.split('?').next().expect("a path");
        let asked = party.guests[guest].get(&link).await;
        party.guests[guest].post(path, &[("what", "board")]).await.is(303);
        return asked.title().split(": The Paper Boat").next().expect("a title").to_owned();
    }
    panic!("nobody has anything to put on the board");
}

#[tokio::test]
async fn what_comes_is_said_in_words_where_one_is_and_is_new_until_it_is_read() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    let (mira, room) = (&party.guests[0], party.seat("?room=people"));
    mira.post(&party.seat("/letters/1"), &[]).await.is(303);
    let page = mira.get(&room).await;
    if let Some(all) = page.html.split("name=\"until\" value=\"").nth(1) {
        let all = all.split('"').next().expect("a time");
        mira.post(&party.seat("/marks"), &[("until", all)]).await.is(303);
    }
    let _room = room_for(1).await;
    let window = Window::open(PHONE).await;
    open(&window, mira, "day", &Ask::page(&room)).await;
    holds(&window, "document.title === 'People: The Paper Boat'").await;
    // Ticks of the clock, somebody's phone, a note: nothing to be said of.
    party.press_form("/clock", &[("turn", "pause")]).await.is(303);
    let title = something_on_the_board(&party).await;
    let said = format!("New on the board: {title}.");
    let on_card = "document.querySelector('.arrival h2')?.textContent";
    holds(&window, &format!("{on_card} === {title:?}")).await;
    holds(&window, &format!("document.querySelector('[data-announce]').textContent === {said:?}"))
        .await;
    holds(&window, "document.title === '(1) People: The Paper Boat'").await;
    holds(&window, "document.activeElement === document.body").await;
    window.run("document.querySelector('.arrival a').click()", vec![]).await;
    holds(&window, "!document.querySelector('.arrival') && location.search === '?room=clues'")
        .await;
    let card = format!(
        "[...document.querySelectorAll('.clue[open] summary')].some(it => it.innerText.includes({title:?}))"
    );
    holds(&window, &card).await;
    // It has been read: the server says so, and it lies open as before.
    holds(&window, "document.title === 'Clues: The Paper Boat'").await;
    holds(&window, &card).await;
    holds(&window, "!document.querySelector('.arrival, .clue.new')").await;
    window.close().await;
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
    let out = party.console().await.links("/remove").into_iter().next().expect("a form for Mira");
    party.host.post(&out, &[]).await.is(303);
    reads(&window, "Nora has taken you out of this evening").await;
    window.close().await;
}
