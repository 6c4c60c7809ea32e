//! Writing with a script: what is typed is held, and things are put in order where they stand.

use super::inspection::{Ask, open};
use super::window::{DESKTOP, Window, room_for};
use support::{TestApp, stories, until};

/// Waits until `condition`, an expression in JavaScript, holds in `window`.
async fn holds(window: &Window, condition: &str) {
    let script = format!("return Boolean({condition})");
    until(condition, || async {
        window.run(&script, vec![]).await.as_bool().filter(|holds| *holds)
    })
    .await;
}

/// Puts `words` into the field that `field` finds, as typing does.
async fn types(window: &Window, field: &str, words: &str) {
    let script = format!(
        "const field = {field}; field.value = {words:?}; \
         field.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    );
    window.run(&script, vec![]).await;
}

const WISHES: &str = "[...document.querySelectorAll('ol.growing textarea')].map(it => it.value)";

#[tokio::test]
async fn what_is_typed_is_held_and_lists_grow_and_move_without_leaving_the_page() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    stories::draft(&mut app.db(), vera.id, "the-cake");
    let _room = room_for(1).await;
    let window = Window::open(DESKTOP).await;
    let ann = "/stories/the-cake/edit/characters/ann";
    open(&window, &vera, "day", &Ask::page(ann)).await;
    holds(&window, "document.querySelector('main.moving ol.growing')").await;
    window.run("window.stays = true", vec![]).await;
    types(&window, "document.getElementById('tagline')", "Half a li").await;
    holds(&window, "document.querySelector('[data-said]').textContent.startsWith('Kept')").await;
    // The empty line at the end becomes a line, and another one comes.
    let last = "document.querySelector('ol.growing .next textarea')";
    types(&window, last, "Find the crumbs.").await;
    holds(&window, &format!("{WISHES}.at(-1) === '' && {WISHES}.at(-2) === 'Find the crumbs.'"))
        .await;
    let up = "[...document.querySelectorAll('ol.growing li')].at(-2).querySelector('[data-go=up]')";
    window.run(&format!("{up}.click()"), vec![]).await;
    holds(&window, &format!("{WISHES}[0] === 'Find the crumbs.'")).await;
    window.run("document.querySelector('button[name=draw]').click()", vec![]).await;
    let drawn = "document.querySelector('#portrait img[src*=\"/portrait/7/\"]')";
    holds(&window, drawn).await;
    holds(&window, "window.stays && document.getElementById('tagline').value === 'Half a li'")
        .await;
    holds(&window, "document.querySelector('[data-said]').textContent.startsWith('Kept')").await;
    let again = vera.get(ann).await;
    again.is(200).shows("it is not in the story yet").shows("Find the crumbs.");
    // A list of things: by keys, from the grip.
    open(&window, &vera, "day", &Ask::page("/stories/the-cake/edit/characters")).await;
    let names = "[...document.querySelectorAll('.rows > li')].map(it => it.id).join()";
    holds(
        &window,
        &format!("{names} === 'ann,bob,cat' && document.querySelector('main.moving .order .grip')"),
    )
    .await;
    window.run("window.stays = true", vec![]).await;
    let key = "document.querySelector('.order .grip').dispatchEvent(\
               new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))";
    window.run(key, vec![]).await;
    holds(&window, &format!("window.stays && {names} === 'bob,ann,cat'")).await;
    holds(&window, "document.activeElement.closest('li')?.id === 'ann'").await;
    window.close().await;
}
