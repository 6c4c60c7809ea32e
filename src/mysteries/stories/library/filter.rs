//! What somebody is looking for.

use lamplight_core::{
    paging::{Cursor, address},
    search::{listed, tidy},
    web::Problems,
};
use serde::Deserialize;

/// More players than any story has.
const MOST_PLAYERS: i32 = 100;

/// The query of the library's address, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Words.
    pub(super) q: String,
    /// How many will play.
    pub(super) players: String,
    /// The most minutes there are.
    pub(super) longest: String,
    /// What must not come up, with commas between.
    pub(super) without: String,
    /// Where the page before ended.
    pub(super) after: String,
}

/// The same, understood.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) words: Option<String>,
    pub(super) players: Option<i32>,
    pub(super) longest: Option<i32>,
    pub(super) without: Vec<String>,
    pub(super) after: Option<Cursor<String>>,
}

impl Filter {
    pub(super) fn is_narrowed(&self) -> bool {
        self.words.is_some()
            || self.players.is_some()
            || self.longest.is_some()
            || !self.without.is_empty()
    }
}

impl Asked {
    /// Understands what can be understood; the rest is said beside the field and left aside.
    pub(super) fn read(self) -> (Self, Filter, Problems) {
        let mut problems = Problems::default();
        let asked = Self {
            q: tidy(&self.q),
            players: tidy(&self.players),
            longest: tidy(&self.longest),
            without: tidy(&self.without),
            after: self.after,
        };
        let filter = Filter {
            words: Some(asked.q.clone()).filter(|words| !words.is_empty()),
            players: asked.players(&mut problems),
            longest: asked.longest.parse().ok().filter(|minutes| *minutes > 0),
            without: listed(&asked.without),
            after: Cursor::read(&asked.after),
        };
        (asked, filter, problems)
    }

    fn players(&self, problems: &mut Problems) -> Option<i32> {
        if self.players.is_empty() {
            return None;
        }
        let players = self.players.parse().ok().filter(|it| (1..=MOST_PLAYERS).contains(it));
        if players.is_none() {
            problems.add("players", "How many people will play? A number, such as 8.");
        }
        players
    }

    /// The address of the first page without what `field` asks.
    pub(super) fn href_without(&self, field: &str) -> String {
        address("/stories", self.pairs().into_iter().filter(|(name, _)| *name != field))
    }

    /// The address of the page that begins at `place`.
    pub(super) fn href_after(&self, place: &Cursor<String>) -> String {
        let after = place.to_string();
        address("/stories", self.pairs().into_iter().chain([("after", after.as_str())]))
    }

    fn pairs(&self) -> [(&str, &str); 4] {
        [
            ("q", &self.q),
            ("players", &self.players),
            ("longest", &self.longest),
            ("without", &self.without),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn what_was_asked_is_understood_or_said() {
        let asked = Asked {
            q: " toast\0 ".into(),
            players: "many".into(),
            without: "poison, , debts".into(),
            after: "nonsense".into(),
            ..Asked::default()
        };
        let (asked, filter, problems) = asked.read();
        assert_eq!(filter.words.as_deref(), Some("toast"));
        assert!(problems.has("players") && filter.players.is_none() && filter.after.is_none());
        assert_eq!(filter.without, ["poison", "debts"]);
        assert_eq!(asked.href_without("q"), "/stories?players=many&without=poison%2C+%2C+debts");
    }

    #[test]
    fn the_way_to_the_next_page_leads_there() {
        let place = Cursor::behind(" A & B ~ C".to_owned(), Uuid::from_u128(7));
        let asked = Asked { q: "boat".into(), ..Asked::default() };
        let href = asked.href_after(&place);
        let query = href.split_once('?').unwrap().1;
        let (_, filter, _) = serde_html_form::from_str::<Asked>(query).unwrap().read();
        assert_eq!((filter.words.as_deref(), filter.after), (Some("boat"), Some(place)));
    }
}
