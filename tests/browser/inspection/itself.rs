//! Whoever looks for faults has to find those that are there.

use serde_json::json;

use super::super::window::{PHONE, Window, room_for};
use super::contrast::Contrast;
use support::TestApp;

/// Spoils a good page in every way that is looked for.
const SPOIL: &str = r##"
    const add = html => document.querySelector("main").insertAdjacentHTML("beforeend", html);
    add("<h1>Another</h1><button class='lamp' type='button'>One</button>");
    add("<p id='wide'>Wide</p><p id='pale'>Pale</p><img src='http://127.0.0.1:9/x.svg'>");
    add("<button id='lost' type='button' disabled>Lost</button><a id='under' href='/'>Under</a>");
    const style = new CSSStyleSheet();
    style.replaceSync("#wide { width: 700px; text-align: right } #pale { color: #999; background: #aaa }"
      + "#lost { background: #555; color: #777 !important } #under:hover { color: transparent }"
      + ":focus-visible { outline: none !important; box-shadow: none !important }");
    document.adoptedStyleSheets.push(style);
    document.documentElement.classList.remove("scripted");
    console.error("a complaint");
"##;

#[tokio::test]
async fn the_inspection_finds_what_is_wrong() {
    let app = TestApp::start().await;
    let _room = room_for(1).await;
    let window = Window::open(PHONE).await;
    window.hold_still().await;
    window.goto(&format!("{}/join", app.url())).await;
    assert_eq!(everything(&window).await, "");
    window.goto(&format!("{}/join", app.url())).await;
    window.run(SPOIL, vec![json!(null)]).await;
    let found = everything(&window).await;
    for fault in [
        "more than one thing is lit",
        "not one h1",
        "beyond the edge",
        "does nothing without a script",
        "comes from elsewhere: http://127.0.0.1:9/",
        "axe color-contrast",
        "axe image-alt",
        "the focus is not to be seen on",
        "a complaint",
        "<button> “Lost” off",
        "<a> “Under” hovered",
    ] {
        assert!(found.contains(fault), "nobody found “{fault}” in:\n{found}");
    }
    let colours = super::window::in_this_light(&window, true).await.join("\n");
    assert!(colours.contains("axe color-contrast") && !colours.contains("image-alt"), "{colours}");
    window.close().await;
}

async fn everything(window: &Window) -> String {
    let mut found = super::window::faults(window).await;
    found.extend(super::window::in_this_light(window, false).await);
    found.extend(Contrast::default().faults(window, PHONE).await);
    found.join("\n")
}

#[tokio::test]
async fn what_is_for_those_without_scripts_is_seen_by_them_alone() {
    let app = TestApp::start().await;
    app.lose_database();
    let _room = room_for(1).await;
    let window = Window::open(PHONE).await;
    let seen = "return ['plain', 'scripted'].filter(it => \
        document.querySelector(`[data-${it}]`).checkVisibility())";
    for (scripts, sees) in [(true, json!(["scripted"])), (false, json!(["plain"]))] {
        window.scripts(scripts).await;
        window.goto(&format!("{}/stories", app.url())).await;
        assert_eq!(window.run(seen, vec![]).await, sees);
    }
    window.close().await;
}
