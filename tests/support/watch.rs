//! What is secret in the story that is played, who may read what of it, and finding it where it does
//! not belong.

use crate::paper_boat;
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::{
    evenings::{
        mystery_character_assignments as a, mystery_clue_states as c, mystery_clue_viewings as v,
        mystery_participants as p,
    },
    stories::{story_characters, story_clues},
};
use lamplight_story_file::{EndingWhen, Solution, StoryFile};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// As many words in a row as no public text shares with a secret one (rule 9 of the format).
const ROW: usize = 8;

fn words(text: &str) -> Vec<String> {
    let plain: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

/// Every row of words of every secret text, and which texts it belongs to.
#[derive(Default)]
pub struct Secrets {
    rows: HashMap<Vec<String>, Vec<String>>,
}

/// A row of words of a secret text.
pub struct Hit<'s> {
    /// The words.
    pub row: String,
    /// The texts in which they stand.
    pub texts: &'s [String],
}

impl Secrets {
    /// Those of the story that is played.
    pub fn of_the_story() -> Self {
        let mut secrets = Self::default();
        for (name, text) in texts(&paper_boat()) {
            secrets.add(&name, &text);
        }
        secrets
    }

    /// What the texts of the story are called.
    pub fn names_of_the_story() -> BTreeSet<String> {
        texts(&paper_boat()).into_keys().collect()
    }

    /// One more text.
    pub fn add(&mut self, name: &str, text: &str) {
        for row in words(text).windows(ROW) {
            self.rows.entry(row.to_vec()).or_default().push(name.to_owned());
        }
    }

    /// Every row of a secret that stands in `text`.
    pub fn hits(&self, text: &str) -> Vec<Hit<'_>> {
        let words = words(text);
        let rows = words.windows(ROW);
        rows.filter_map(|row| Some(Hit { texts: self.rows.get(row)?, row: row.join(" ") }))
            .collect()
    }
}

impl Hit<'_> {
    /// Whether they may be read by somebody who may read these texts.
    pub fn is_fine(&self, may: &BTreeSet<String>) -> bool {
        self.texts.iter().any(|text| may.contains(text))
    }
}

fn texts(story: &StoryFile) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for it in &story.characters {
        let secret = &it.secret;
        let all = format!(
            "{} | {} | {}",
            secret.summary,
            secret.private_briefing,
            secret.objectives.join(" | ")
        );
        texts.insert(format!("briefing {}", it.key), all);
    }
    for (index, round) in story.rounds.iter().enumerate() {
        for letter in &round.secrets {
            let all = format!("{} | {}", letter.text, letter.objectives.join(" | "));
            texts.insert(format!("letter {} {}", index + 1, letter.character), all);
        }
    }
    for clue in &story.clues {
        texts.insert(format!("clue {}", clue.key), format!("{} | {}", clue.title, clue.text));
    }
    texts.extend(of_the_end(&story.solution));
    texts
}

fn of_the_end(solution: &Solution) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    texts.insert("verdict".to_owned(), format!("{} | {}", solution.how, solution.why));
    for screen in &solution.reveal {
        texts.insert(format!("screen {}", screen.key), screen.text.clone());
    }
    for ending in &solution.endings {
        let name = match ending.when {
            EndingWhen::Right => "right",
            EndingWhen::Wrong => "wrong",
            EndingWhen::Split => "split",
        };
        texts.insert(format!("ending {name}"), ending.text.clone());
    }
    let mut rest: Vec<&str> = Vec::new();
    rest.extend(solution.afterwards.iter().map(|it| it.text.as_str()));
    rest.extend(solution.timeline.iter().map(|it| it.text.as_str()));
    rest.extend(solution.steps.iter().map(|it| it.claim.as_str()));
    texts.insert("what nobody is told before the end".to_owned(), rest.join(" | "));
    texts
}

/// What the seat of `user` may read now: the letters they have opened (0: who they are), and the
/// clues that the database says are theirs, were shown to them, or hang on the board.
pub fn may_read(
    db: &mut Db,
    evening: Uuid,
    user: Uuid,
    opened: &BTreeSet<usize>,
) -> BTreeSet<String> {
    let mut may = board(db, evening);
    let part: Option<(Uuid, Uuid)> = a::table
        .inner_join(p::table)
        .filter(p::session_id.eq(evening))
        .filter(p::user_id.eq(user))
        .select((a::id, a::character_id))
        .first(db)
        .optional()
        .unwrap();
    let Some((part, character)) = part else { return may };
    let held = c::table
        .filter(c::session_id.eq(evening))
        .filter(c::holder_id.eq(part))
        .select(c::clue_id)
        .load(db);
    let shown = v::table.filter(v::viewer_id.eq(part)).select(v::clue_id).load(db);
    may.extend(names(db, &held.unwrap()));
    may.extend(names(db, &shown.unwrap()));
    let key: String =
        story_characters::table.find(character).select(story_characters::key).first(db).unwrap();
    may.extend(opened.iter().map(|letter| match letter {
        0 => format!("briefing {key}"),
        round => format!("letter {round} {key}"),
    }));
    may
}

/// The clues that hang on the board.
pub fn board(db: &mut Db, evening: Uuid) -> BTreeSet<String> {
    let clues: Vec<Uuid> = c::table
        .filter(c::session_id.eq(evening))
        .filter(c::on_board_at.is_not_null())
        .select(c::clue_id)
        .load(db)
        .unwrap();
    names(db, &clues)
}

fn names(db: &mut Db, clues: &[Uuid]) -> BTreeSet<String> {
    let keys: Vec<String> = story_clues::table
        .filter(story_clues::id.eq_any(clues))
        .select(story_clues::key)
        .load(db)
        .unwrap();
    keys.into_iter().map(|key| format!("clue {key}")).collect()
}

/// Who sits there under this name.
pub fn user_of(db: &mut Db, evening: Uuid, name: &str) -> Uuid {
    p::table
        .filter(p::session_id.eq(evening))
        .filter(p::display_name.eq(name))
        .select(p::user_id)
        .first(db)
        .unwrap()
}
