use super::filter::Asked;
use crate::stories::{Facts, access::Story, hosting};
use askama::Template;
use lamplight_core::web::{Chrome, Problems};

/// The library.
#[derive(Template)]
#[template(path = "mysteries/stories/library/library.html")]
pub(super) struct LibraryPage {
    pub(super) chrome: Chrome,
    pub(super) is_member: bool,
    pub(super) stories: Vec<Story>,
    /// The address of the next page, if there is one.
    pub(super) next: Option<String>,
    pub(super) narrowed: bool,
    /// Whether this is not the first page.
    pub(super) later: bool,
    pub(super) asked: Asked,
    pub(super) problems: Problems,
}

/// A filter that is on, in words, with the way to take it off.
struct Chip {
    words: String,
    href: String,
}

/// The choices for the longest evening, in minutes.
const LONGEST: [(i32, &str); 5] = [
    (60, "an hour"),
    (90, "an hour and a half"),
    (120, "two hours"),
    (150, "two hours and a half"),
    (180, "three hours"),
];

impl LibraryPage {
    fn host(&self, story: &Story) -> String {
        hosting::way_to(&story.slug, self.is_member)
    }

    fn facts(&self, story: &Story) -> Facts {
        Facts::of(story)
    }

    fn longest(&self) -> impl Iterator<Item = (i32, &'static str, bool)> {
        LONGEST
            .into_iter()
            .map(|(minutes, words)| (minutes, words, self.asked.longest == minutes.to_string()))
    }

    fn chips(&self) -> Vec<Chip> {
        let asked = &self.asked;
        let longest = LONGEST.iter().find(|(minutes, _)| asked.longest == minutes.to_string());
        let words = [
            ("q", (!asked.q.is_empty()).then(|| format!("“{}”", asked.q))),
            (
                "players",
                (!asked.players.is_empty() && !self.problems.has("players"))
                    .then(|| format!("{} players", asked.players)),
            ),
            ("longest", longest.map(|(_, words)| format!("at most {words}"))),
            ("without", (!asked.without.is_empty()).then(|| format!("without {}", asked.without))),
        ];
        words
            .into_iter()
            .filter_map(|(field, words)| {
                Some(Chip { words: words?, href: asked.href_without(field) })
            })
            .collect()
    }
}
