//! What the README promises to whoever runs Lamplight.

use std::collections::BTreeSet;

const README: &str = include_str!("../../README.md");
/// Where settings are read.
const READERS: [&str; 2] =
    [include_str!("../../src/core/config.rs"), include_str!("../../src/core/logs.rs")];

/// Every name in `text` that could be a setting.
fn keys(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_uppercase() && c != '_')
        .filter(|word| *word == "DATABASE_URL" || word.starts_with("LAMPLIGHT_"))
        .collect()
}

#[test]
fn it_lists_every_setting_and_none_that_is_not_there() {
    let table: String = README.lines().filter(|line| line.starts_with("| `")).collect();
    let read = READERS.into_iter().flat_map(keys).collect::<BTreeSet<_>>();
    assert_eq!(keys(&table), read);
}

#[test]
fn what_it_links_to_is_there() {
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    // Pictures are not read to understand the rest.
    for link in links.filter(|link| !link.contains("://") && !link.ends_with(".png")) {
        assert!(home.join(link).exists(), "{link}");
    }
}
