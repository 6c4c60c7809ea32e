//! What a browser finds wrong with the page it shows.

use serde_json::{Value, json};

use super::super::window::{PHONE, Size, Window};
use super::{Ask, node, visit};
use support::Client;

const NARROW: Size = Size { name: "narrow", width: 320, height: 640 };
const ON_ITS_SIDE: Size = Size { name: "on its side", width: 740, height: 360 };
/// Many pages have more to press than one would think; a country's time zones are one control.
const MOST_CONTROLS: u64 = 150;

/// Everything about the page as it stands, but for what light changes.
pub(super) async fn faults(window: &Window) -> Vec<String> {
    let mut found = texts(&window.run(include_str!("page.js"), vec![]).await);
    found.extend(by_keyboard(window).await);
    found.extend(window.complaints().await.into_iter().filter(|it| !is_own_status(it)));
    window.run(node::axe(), vec![]).await;
    found
}

/// What axe finds, for which [`faults`] has made everything ready. Once it has looked at all, the
/// `colours` are what another light changes.
pub(super) async fn in_this_light(window: &Window, colours: bool) -> Vec<String> {
    texts(&window.run_to_the_end(include_str!("axe.js"), vec![json!(colours)]).await)
}

/// A browser notes every page whose status is an error; that one was asked for.
fn is_own_status(complaint: &str) -> bool {
    complaint.contains("Failed to load resource: the server responded with a status of 4")
        || complaint.contains("Failed to load resource: the server responded with a status of 5")
        // What was opened is told to nobody; see `Window::change_nothing`.
        || (complaint.contains("/marks") && complaint.contains("net::ERR_BLOCKED_BY_CLIENT"))
}

/// So often a page is gone through if its controls are drawn anew meanwhile.
const WALKS: usize = 5;

/// Goes through the page with the Tab key.
async fn by_keyboard(window: &Window) -> Vec<String> {
    for _ in 0..WALKS {
        let controls = window.run(include_str!("keys.js"), vec![json!(false)]).await;
        window.tab(1 + controls.as_u64().unwrap_or(0).min(MOST_CONTROLS)).await;
        let found = window.run(include_str!("keys.js"), vec![json!(true)]).await;
        if !found.is_null() {
            return texts(&found);
        }
    }
    vec![format!("its controls were drawn anew {WALKS} times while Tab was pressed")]
}

/// The page on the narrowest phone and on one that lies on its side, in forced colours, with text
/// twice as large, and without scripts.
pub(super) async fn narrow(window: &Window, who: &Client, ask: &Ask<'_>) -> Vec<String> {
    window.resize(NARROW).await;
    let mut found = named("320 px", &window.run(include_str!("page.js"), vec![]).await);
    window.resize(ON_ITS_SIDE).await;
    found.extend(named("on its side", &window.run(include_str!("page.js"), vec![]).await));
    found.extend(named("on its side", &by_hand(window, "low").await));
    window.resize(PHONE).await;
    found.extend(named("touch", &by_hand(window, "touch").await));
    window.force_colours(true).await;
    found.extend(named("forced colours", &by_hand(window, "forced").await));
    window.force_colours(false).await;
    window.run("document.documentElement.style.fontSize = '200%'", vec![]).await;
    found.extend(named("text at 200 %", &window.run(include_str!("page.js"), vec![]).await));
    window.scripts(false).await;
    visit::open(window, who, "evening", ask).await;
    found.extend(named("without scripts", &window.run(include_str!("page.js"), vec![]).await));
    window.scripts(true).await;
    found
}

fn named(how: &str, found: &Value) -> Vec<String> {
    texts(found).into_iter().map(|it| format!("[{how}] {it}")).collect()
}

pub(super) fn texts(found: &Value) -> Vec<String> {
    let list = found.as_array().unwrap_or_else(|| panic!("no list of faults: {found}"));
    list.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
}

/// What [hands.js](hands.js) finds.
async fn by_hand(window: &Window, what: &str) -> Value {
    window.run(include_str!("hands.js"), vec![json!(what)]).await
}
