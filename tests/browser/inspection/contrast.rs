//! Contrast as it is on the screen: each control of a page is photographed with its words and
//! without them, and what differs are the words. axe computes from styles, and saw nothing wrong
//! with a select at 1.05:1. The formula is that of WCAG 2.2, *contrast ratio*.

use std::collections::BTreeSet;

use image::RgbImage;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::window::{Size, Window};

const STATES: [&str; 4] = ["plain", "hovered", "chosen", "off"];
/// A button that is switched off must not light up under a pointer either.
const UNDER_A_POINTER: [&str; 2] = ["hovered", "off"];
const CHANGE: &str = include_str!("states.js");
const FIND: &str = include_str!("contrast.js");
/// Takes all words and icons away, and nothing else.
const BLANK: &str = "
    window.blank = new CSSStyleSheet();
    blank.replaceSync(`*, ::placeholder { color: transparent !important; text-shadow: none !important;
            -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important }
        svg.icon, svg.icon * { stroke: transparent !important; fill: transparent !important }`);
    document.adoptedStyleSheets.push(blank);
    // A field that is switched off has colours of the browser's own.
    for (const field of document.querySelectorAll('[data-contrast]:is(input:not([type=radio], [type=checkbox]), textarea):disabled')) {
        const [value, placeholder] = [field.value, field.placeholder];
        takeBack.push(() => Object.assign(field, { value, placeholder }));
        Object.assign(field, { value: '', placeholder: '' });
    }";
const TAKE_BACK: &str = "
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(it => it !== window.blank);
    document.querySelectorAll('[data-contrast]').forEach(it => it.removeAttribute('data-contrast'));
    takeBack.forEach(it => it());";
/// Pixels that differ less than this between the two pictures are no part of a word.
const DIFFERENT: i32 = 12;

/// A control to look at, as `contrast.js` tells it.
#[derive(Deserialize)]
struct Control {
    key: String,
    name: String,
    boxes: Vec<Words>,
}

/// Where words or an icon stand, and how much they must differ from what is under them.
#[derive(Deserialize)]
struct Words {
    /// Left, top, width and height, px of the page.
    #[serde(rename = "box")]
    place: [i64; 4],
    least: f64,
}

/// The controls that were looked at before, on whatever page.
#[derive(Default)]
pub(super) struct Contrast(BTreeSet<String>);

impl Contrast {
    /// Says which controls of the page that is open cannot be read, in any of their states.
    pub(super) async fn faults(&mut self, window: &Window, size: Size) -> Vec<String> {
        let mut faults = Vec::new();
        for state in STATES {
            let (mut controls, mut found) = self.look(window, size, state).await;
            if !found.is_empty() {
                // Live parts that were drawn anew between two pictures look like words that are gone.
                (controls, found) = self.look(window, size, state).await;
            }
            faults.extend(found);
            self.0.extend(controls.into_iter().map(|it| it.key));
        }
        window.resize(size).await;
        faults
    }

    /// The controls not seen before in this state, and what is wrong with them. What seems wrong is
    /// looked at once more: a list may have been drawn anew between measuring and picturing it.
    async fn look(&self, window: &Window, size: Size, state: &str) -> (Vec<Control>, Vec<String>) {
        let seen = self.look_once(window, size, state).await;
        if seen.1.is_empty() { seen } else { self.look_once(window, size, state).await }
    }

    async fn look_once(
        &self,
        window: &Window,
        size: Size,
        state: &str,
    ) -> (Vec<Control>, Vec<String>) {
        let known: Vec<&String> = self.0.iter().collect();
        let height = window.run(CHANGE, vec![json!(state)]).await;
        // What keeps to the edge of the window stands elsewhere in a picture larger than it.
        window.resize(size.at_least(height.as_u64().unwrap_or(0))).await;
        let found = window.run(FIND, vec![json!(state), json!(known)]).await;
        let controls: Vec<Control> = serde_json::from_value(found).expect("controls");
        let (with, without) = if controls.is_empty() {
            Default::default()
        } else {
            pictures(window, UNDER_A_POINTER.contains(&state)).await
        };
        window.run(TAKE_BACK, vec![]).await;
        let faults = controls.iter().filter_map(|it| it.fault(state, &with, &without)).collect();
        (controls, faults)
    }
}

impl Control {
    fn fault(&self, state: &str, with: &RgbImage, without: &RgbImage) -> Option<String> {
        let worst = self
            .boxes
            .iter()
            .map(|words| (ratio_in(words.place, with, without), words.least))
            .filter(|(ratio, least)| ratio < least)
            .min_by(|one, other| one.0.total_cmp(&other.0))?;
        Some(format!("{} {state}: {:.2}:1, at least {}:1", self.name, worst.0, worst.1))
    }
}

/// The best that any pixel of the words has: strokes are thin, and their edges are blends.
fn ratio_in(place: [i64; 4], with: &RgbImage, without: &RgbImage) -> f64 {
    let [left, top, wide, high] = place;
    let columns = left.max(0)..(left + wide).min(i64::from(with.width().min(without.width())));
    let rows = top.max(0)..(top + high).min(i64::from(with.height().min(without.height())));
    let mut best: f64 = 1.0;
    for (x, y) in rows.flat_map(|y| columns.clone().map(move |x| (x, y))) {
        let (x, y) = (u32::try_from(x).expect("in it"), u32::try_from(y).expect("in it"));
        let (word, ground) = (with.get_pixel(x, y).0, without.get_pixel(x, y).0);
        let apart: i32 =
            word.iter().zip(ground).map(|(a, b)| (i32::from(*a) - i32::from(b)).abs()).sum();
        if apart > DIFFERENT {
            best = best.max(ratio(word, ground));
        }
    }
    best
}

fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance (WCAG 2.2).
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn decode(png: &[u8]) -> RgbImage {
    image::load_from_memory(png).expect("a picture").to_rgb8()
}

/// The page with its words, and without.
async fn pictures(window: &Window, hovered: bool) -> (RgbImage, RgbImage) {
    let marked = if hovered { marked(window).await } else { Vec::new() };
    force(window, &marked, &["hover"]).await;
    let with = decode(&window.picture().await);
    window.run(BLANK, vec![]).await;
    let without = decode(&window.picture().await);
    force(window, &marked, &[]).await;
    (with, without)
}

/// The controls that are to be looked at, as the DevTools protocol names them.
async fn marked(window: &Window) -> Vec<Value> {
    let document = window.devtools("DOM.getDocument", json!({ "depth": 0 })).await;
    window.devtools("CSS.enable", json!({})).await;
    let all = json!({ "nodeId": document["root"]["nodeId"], "selector": "[data-contrast]" });
    let found = window.devtools("DOM.querySelectorAll", all).await;
    found["nodeIds"].as_array().cloned().unwrap_or_default()
}

/// Puts all of `nodes` at once into the states that only a pointer gives.
async fn force(window: &Window, nodes: &[Value], states: &[&str]) {
    for node in nodes {
        let forced = json!({ "nodeId": node, "forcedPseudoClasses": states });
        // A live part may have been drawn anew meanwhile.
        let _ = window.devtools_perhaps("CSS.forcePseudoState", forced).await;
    }
}

#[test]
fn black_on_white_is_21_to_1_and_a_grey_less() {
    assert!((ratio([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 0.01);
    assert!((ratio([118, 118, 118], [255, 255, 255]) - 4.54).abs() < 0.01);
}
