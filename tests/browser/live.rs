//! A page that lies open while something happens.

use std::time::Duration;

use serde_json::json;

use super::inspection::{Ask, open};
use super::window::{DESKTOP, PHONE, Window, room_for};
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
    // All unfolded at once; it is said, and the button keeps the focus when the list is drawn anew.
    let unfold = "const it = document.getElementById('unfold'); it.focus(); it.click()";
    window.run(unfold, vec![]).await;
    let all = "[...document.querySelectorAll('.clue')].every(it => it.open)";
    holds(&window, &format!("{all} && document.getElementById('unfold').innerText === 'Fold all'"))
        .await;
    let said = "document.querySelector('[data-announce]').textContent";
    holds(&window, &format!("/^[0-9]+ clues are unfolded\\.$/.test({said})")).await;
    let title = something_on_the_board(&party).await;
    holds(&window, &format!("{said} === 'New on the board: {title}.'")).await;
    holds(&window, "document.activeElement.innerText === 'Unfold all'").await;
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

/// Opens a further window of the same browser at `url`, and waits for its page.
async fn another(window: &Window, url: &str) {
    let next = window.driver.new_window().await.expect("another window");
    window.driver.switch_to_window(next).await.expect("the other window");
    window.goto(url).await;
    holds(window, "document.readyState === 'complete'").await;
}

#[tokio::test]
async fn an_eighth_tab_opens_and_what_was_hidden_has_caught_up_when_it_is_seen() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    let _room = room_for(1).await;
    let window = Window::open(DESKTOP).await;
    open(&window, &party.guests[0], "day", &Ask::page(&party.play())).await;
    let patience = Duration::from_secs(60);
    window.driver.set_page_load_timeout(patience).await.expect("patience");
    let first = window.driver.window().await.expect("a window");
    let play = format!("{}{}", party.app.url(), party.play());
    for _ in 2..=8 {
        window.driver.minimize_window().await.expect("nobody sees it");
        another(&window, &play).await;
    }
    party.press_form("/clock", &[("turn", "pause")]).await.is(303);
    reads(&window, "min, stopped").await;
    // The bell of a page that does not change goes without a stream at once.
    window.driver.minimize_window().await.expect("nobody sees it");
    another(&window, &format!("{}/stories", party.app.url())).await;

    window.driver.switch_to_window(first).await.expect("the first window");
    let old = "document.hidden && document.body.innerText.includes('min left')";
    holds(&window, old).await;
    window.driver.set_window_rect(0, 0, 1280, 800).await.expect("somebody looks");
    holds(&window, "!document.hidden").await;
    reads(&window, "min, stopped").await;
    window.close().await;
}
