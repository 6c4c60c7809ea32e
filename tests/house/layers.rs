//! The core is built in layers: each of its folders and files stands on those before it only.

use super::imports;
use super::sources::{self, root};
use std::collections::BTreeSet;

/// From the bottom up; those in one line know nothing of one another.
const LAYERS: [&[&str]; 13] = [
    &[
        "clock",
        "closed",
        "closing",
        "codes",
        "config",
        "countdown",
        "error",
        "ids",
        "logs",
        "pictures",
        "search",
        "signed_link",
    ],
    &["db", "mailer"],
    &["drafts", "listening", "queue", "store"],
    &["metrics"],
    &["state"],
    &["jobs", "limits", "operations", "request"],
    &["people"],
    &["web"],
    &["form_schema", "live", "mail", "media", "paging"],
    &["area", "notify"],
    &["media_area", "sweep"],
    &["app"],
    // What areas know by a shorter name: nobody in the core does.
    &["lib"],
];

fn layer(unit: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&unit))
}

#[test]
fn everything_in_the_core_stands_on_what_is_below_it() {
    let core = "src/core";
    for import in imports::of(&root().join(core), &sources::below(core)) {
        let own = layer(&import.from).unwrap_or_else(|| panic!("{} has no layer yet", import.from));
        let below = layer(&import.to).is_some_and(|layer| layer < own);
        assert!(below, "{} takes something that is not below {}", import.said, import.from);
    }
}

#[test]
fn everything_in_the_core_has_a_layer_and_every_layer_is_there() {
    let core = root().join("src/core");
    let files = sources::below("src/core");
    let units: BTreeSet<String> =
        files.iter().map(|(path, _)| imports::unit(&core, path)).collect();
    let layers: BTreeSet<String> = LAYERS.concat().into_iter().map(str::to_owned).collect();
    assert_eq!(units, layers);
}
