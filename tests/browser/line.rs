//! A guest whose line goes: nothing is lost, and everything is said.

use serde_json::json;

use super::evening::wire::Wire;
use super::inspection::{Ask, open};
use super::live::{holds, reads};
use super::window::{PHONE, Window, room_for};
use support::party::Party;
use support::until;

const WRITE_A_NOTE: &str = "const note = document.getElementById('note');
    note.value = 'The oar was wet.';
    note.dispatchEvent(new Event('input', { bubbles: true }))";
const LEAVE_TWICE: &str = "const leave = document.querySelector('#leave form button');
    leave.click();
    leave.click()";

/// Waits until what is at `selector` says `words`.
async fn says(window: &Window, selector: &str, words: &str) {
    let there = format!("document.querySelector('{selector}')?.innerText.includes('{words}')");
    holds(window, &there).await;
}

/// Waits until this browser keeps the seat's page, or until it does not.
async fn keeps(window: &Window, party: &Party, yes: bool) {
    let script = "const done = arguments[1];
        caches.match(`/play/${arguments[0]}`, { ignoreVary: true }).then(kept => done(Boolean(kept)))";
    until("the page to be kept, or forgotten", || async {
        let kept = window.run_to_the_end(script, vec![json!(party.id)]).await;
        (kept.as_bool() == Some(yes)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn what_is_done_without_a_line_is_kept_said_and_sent() {
    let party = Party::ready(6).await;
    for _ in 0..2 {
        party.press().await.is(303);
    }
    let character = party.character(0).await;
    let line = Wire::to(&party.app.house().url).await;
    let (mira, room) = (party.guests[0].sent_to(&line.url), party.seat("?room=part"));
    let _room = room_for(1).await;
    let window = Window::open(PHONE).await;
    open(&window, &mira, "day", &Ask::page(&room)).await;
    holds(&window, "navigator.serviceWorker.controller && document.querySelector('[data-part]')")
        .await;
    keeps(&window, &party, true).await;

    // Cut: a tap and a note stay, and are there after a reload.
    line.cut();
    window.run("document.querySelector('form.envelope button').click()", vec![]).await;
    says(&window, "[data-waits]", "Opening your letter").await;
    says(&window, ".adrift", "No signal since").await;
    window.run(WRITE_A_NOTE, vec![]).await;
    says(&window, "[data-saved]", "Kept on this phone").await;
    window.goto(&mira.address_of("/stories")).await;
    reads(&window, "No signal").await;
    window.goto(&mira.address_of(&room)).await;
    reads(&window, &character).await;
    holds(&window, "document.getElementById('note').value === 'The oar was wet.'").await;
    holds(&window, "document.querySelector('[data-waits]')").await;

    // Mended: all of it is sent, by itself.
    line.mend();
    holds(&window, "!document.querySelector('[data-waits], form.envelope')").await;
    until("the note to be kept", || async {
        let page = party.guests[0].get(&party.seat("?room=notes")).await;
        page.html.contains("The oar was wet.").then_some(())
    })
    .await;
    holds(&window, "document.querySelector('.adrift').hidden").await;

    // Frozen: nobody says so, and it is noticed all the same; the page catches up.
    line.freeze();
    holds(&window, "!document.querySelector('.adrift').hidden").await;
    window.run(LEAVE_TWICE, vec![]).await;
    holds(&window, "document.querySelector('#leave form [aria-busy]')?.textContent === 'Leaving…'")
        .await;
    holds(&window, "document.querySelector('#leave [data-line]')").await;
    line.mend();
    reads(&window, "You left the table").await;
    keeps(&window, &party, false).await;
    holds(&window, "localStorage.length === 0").await;
    window.close().await;
}
