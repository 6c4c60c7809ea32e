//! What somebody is looking for.

use crate::ids::StoryId;
use lamplight_core::web::Problems;
use serde::Deserialize;
use uuid::Uuid;

const LONGEST_SEARCH: usize = 200;
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
    /// Where the page before ended: an id, a `~`, a title.
    pub(super) after: String,
}

/// The same, understood.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) words: Option<String>,
    pub(super) players: Option<i32>,
    pub(super) longest: Option<i32>,
    pub(super) without: Vec<String>,
    pub(super) after: Option<(String, StoryId)>,
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
            after: tidy(&self.after),
        };
        let filter = Filter {
            words: Some(asked.q.clone()).filter(|words| !words.is_empty()),
            players: asked.players(&mut problems),
            longest: asked.longest.parse().ok().filter(|minutes| *minutes > 0),
            without: notes(&asked.without),
            after: cursor(&asked.after),
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

    /// The query of the same page without what `field` asks.
    pub(super) fn href_without(&self, field: &str) -> String {
        let kept = |name: &str, value: &str| name != field && !value.is_empty();
        let pairs = [
            ("q", &self.q),
            ("players", &self.players),
            ("longest", &self.longest),
            ("without", &self.without),
        ];
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in pairs.iter().filter(|(name, value)| kept(name, value)) {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query.is_empty() { "/stories".to_owned() } else { format!("/stories?{query}") }
    }

    /// The address of the page after the story `id` called `title`.
    pub(super) fn href_after(&self, title: &str, id: StoryId) -> String {
        let here = self.href_without("after");
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("after", &format!("{id}~{title}"));
        let join = if here.contains('?') { '&' } else { '?' };
        format!("{here}{join}{}", query.finish())
    }
}

/// What an address can hold and a search cannot use is left out: ends, controls, what is too long.
fn tidy(typed: &str) -> String {
    let plain = typed.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.take(LONGEST_SEARCH).collect::<String>().trim().to_owned()
}

fn notes(typed: &str) -> Vec<String> {
    typed
        .split(',')
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .take(12)
        .map(str::to_owned)
        .collect()
}

fn cursor(typed: &str) -> Option<(String, StoryId)> {
    let (id, title) = typed.split_once('~')?;
    Some((title.to_owned(), id.parse::<Uuid>().ok()?.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let id = StoryId::from(Uuid::from_u128(7));
        let href = Asked::default().href_after("A & B ~ C", id);
        let query = href.split_once('?').unwrap().1;
        let asked: Asked = serde_html_form::from_str(query).unwrap();
        assert_eq!(asked.read().1.after, Some(("A & B ~ C".to_owned(), id)));
    }
}
