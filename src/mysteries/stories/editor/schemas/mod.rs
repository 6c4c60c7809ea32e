//! The parts of a story, each with its fields. What is said of a field here is all that its form
//! needs; see [`lamplight_core::form_schema`].

mod character;
mod clue;
mod configuration;
mod ending;
mod entry;
mod face;
mod letter;
mod moment;
mod reasoning;
mod reveal;
mod round;
mod verdict;

pub(super) use face::face;
pub(super) use verdict::verdict;

/// The beginning of a text, for lists.
pub(super) fn gist(text: &str) -> String {
    const LONGEST: usize = 110;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    let cut: String = words.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{} …", whole.trim_end_matches([',', ';', ':', '.']))
}

/// `Ann, Bob`, or nothing.
fn listed(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
