//! Who knows what, and from when: a row for what people read before the evening and one for each
//! round, a column for each character.

use crate::stories::editor::names::{UNNAMED, or};
use lamplight_core::web::pictures;
use lamplight_pictures::Kind;
use lamplight_story_file::{Audience, Character, Round, StoryFile};
use std::collections::HashMap;

/// More cells than this are no outline any more.
const MOST_CELLS: usize = 600;

/// See the module.
pub(super) struct Outline {
    pub(super) people: Vec<Head>,
    /// None for a story that is too large to be looked at in this way.
    pub(super) rows: Vec<Row>,
}

/// Who is at the head of a column.
pub(super) struct Head {
    pub(super) name: String,
    pub(super) portrait: String,
    pub(super) href: String,
}

/// A row.
pub(super) struct Row {
    /// `Round 1`.
    pub(super) when: String,
    pub(super) title: String,
    pub(super) href: String,
    /// `4 on the board`; empty if nothing comes out for everybody.
    pub(super) board: String,
    /// What is in it, for a list that is folded.
    pub(super) sum: String,
    pub(super) cells: Vec<Cell>,
}

/// What somebody gets to know.
pub(super) struct Cell {
    pub(super) href: String,
    /// What is missing; empty if nothing is.
    pub(super) lacks: &'static str,
    pub(super) words: String,
    pub(super) note: String,
    pub(super) clues: Vec<String>,
}

impl Outline {
    /// Of `story`, which is edited under `slug`.
    pub(super) fn of(story: &StoryFile, slug: &str) -> Self {
        let base = format!("/stories/{slug}");
        let people = story.characters.iter().map(|it| head(story, it, &base)).collect();
        let cells = story.characters.len() * (story.rounds.len() + 1);
        if cells > MOST_CELLS {
            return Self { people, rows: Vec::new() };
        }
        let clues = Clues::of(story);
        let rounds = story.rounds.iter().enumerate();
        let rounds = rounds.map(|(index, round)| of_round(story, index, round, &clues, &base));
        let rows = std::iter::once(before(story, &base)).chain(rounds).collect();
        Self { people, rows }
    }

    /// Each row's cells with whose they are.
    pub(super) fn in_row<'o>(&'o self, row: &'o Row) -> impl Iterator<Item = (&'o Head, &'o Cell)> {
        self.people.iter().zip(&row.cells)
    }
}

/// The titles of the clues, by round and by who gets them.
struct Clues<'s> {
    of: HashMap<(&'s str, &'s str), Vec<String>>,
    on_board: HashMap<&'s str, usize>,
}

impl<'s> Clues<'s> {
    fn of(story: &'s StoryFile) -> Self {
        let mut clues = Self { of: HashMap::new(), on_board: HashMap::new() };
        for clue in &story.clues {
            match &clue.audience {
                Audience::Everyone => *clues.on_board.entry(&clue.round).or_default() += 1,
                Audience::Character(who) => {
                    clues.of.entry((&clue.round, who)).or_default().push(clue.title.clone());
                }
            }
        }
        clues
    }
}

fn head(story: &StoryFile, character: &Character, base: &str) -> Head {
    Head {
        name: or(&character.name, UNNAMED),
        portrait: pictures::url_named(Kind::Portrait, &story.portrait_name(character)),
        href: format!("{base}/edit/characters/{}", character.key),
    }
}

fn before(story: &StoryFile, base: &str) -> Row {
    let cell = |character: &Character| {
        let words = count(&character.secret.private_briefing);
        Cell {
            href: format!("{base}/edit/characters/{}#secret.private_briefing", character.key),
            lacks: if words == 0 { "Write who they are" } else { "" },
            words: many(words, "word"),
            note: many(character.secret.objectives.len(), "wish").replace("wishs", "wishes"),
            clues: Vec::new(),
        }
    };
    Row {
        when: "Before".to_owned(),
        title: "Who they are".to_owned(),
        href: format!("{base}/edit/characters"),
        board: String::new(),
        sum: if story.characters.len() == 1 {
            "1 person".to_owned()
        } else {
            format!("{} people", story.characters.len())
        },
        cells: story.characters.iter().map(cell).collect(),
    }
}

fn of_round(story: &StoryFile, index: usize, round: &Round, clues: &Clues<'_>, base: &str) -> Row {
    let mut in_hands = 0;
    let key = &round.key;
    let cell = |character: &Character| {
        let letter = round.secrets.iter().find(|it| it.character == character.key);
        let words = letter.map_or(0, |letter| count(&letter.text));
        let own = clues.of.get(&(key.as_str(), character.key.as_str())).cloned();
        let own = own.unwrap_or_default();
        in_hands += own.len();
        Cell {
            href: match letter {
                Some(_) => format!("{base}/edit/letters.{key}/{}", character.key),
                None => format!("{base}/add/letters.{key}?to={}", character.key),
            },
            lacks: if words == 0 { "Write a letter" } else { "" },
            words: many(words, "word"),
            note: String::new(),
            clues: own,
        }
    };
    let cells = story.characters.iter().map(cell).collect();
    let on_board = clues.on_board.get(key.as_str()).copied().unwrap_or_default();
    Row {
        when: format!("Round {}", index + 1),
        title: if round.name.is_empty() { "Without a name".to_owned() } else { round.name.clone() },
        href: format!("{base}/edit/rounds/{key}"),
        board: if on_board == 0 { String::new() } else { format!("{on_board} on the board") },
        sum: format!(
            "{}, {}",
            many(round.secrets.len(), "letter"),
            many(on_board + in_hands, "clue")
        ),
        cells,
    }
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

fn many(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}
