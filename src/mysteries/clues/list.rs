//! The clues of one seat, folded into a list: what is new, whose each is, and what to look for.

use super::{
    gist,
    view::{Card, Other, Whose},
};
use crate::snapshot::{
    Assignment, Snapshot,
    rows::{ClueState, Participant},
};
use lamplight_core::{closed_set, web::ui::Html};
use std::cmp::Reverse;

closed_set! {
    /// Which clues are shown.
    pub enum Sieve {
        /// Every one.
        All = "all",
        /// What they have not opened yet.
        New = "new",
        /// What they hold and were shown.
        Mine = "mine",
        /// What is on the board.
        Board = "board",
        /// What they have marked.
        Important = "important",
    }
}

/// A clue in the list.
#[derive(Debug, Clone)]
pub struct ListedClue {
    /// The clue.
    pub card: Card,
    /// Whose it is.
    pub whose: Whose,
    /// One line of its text.
    pub gist: Html,
    /// They have not opened it yet.
    pub new: bool,
    /// They have marked it.
    pub important: bool,
}

impl ListedClue {
    /// What is said when it comes.
    pub fn news(&self) -> &'static str {
        match self.whose {
            Whose::Board => "New on the board",
            Whose::Hand | Whose::Given => "New in your hand",
            Whose::Memory => "You remember something",
            Whose::Shown => "Somebody shows you this",
        }
    }

    /// Whether everybody can read it.
    pub fn is_on_the_board(&self) -> bool {
        self.whose == Whose::Board
    }

    /// Whether it is a memory of their own.
    pub fn is_own_memory(&self) -> bool {
        self.whose == Whose::Memory
    }

    /// The names of the sieves that let it through, for those that sift on the page.
    pub fn kinds(&self) -> String {
        let kinds = Sieve::ALL.iter().filter(|sieve| self.passes(**sieve)).map(|it| it.name());
        kinds.collect::<Vec<_>>().join(" ")
    }

    /// Whether `sieve` lets it through.
    fn passes(&self, sieve: Sieve) -> bool {
        match sieve {
            Sieve::All => true,
            Sieve::New => self.new,
            Sieve::Board => self.whose == Whose::Board,
            Sieve::Mine => self.whose != Whose::Board,
            Sieve::Important => self.important,
        }
    }
}

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Sift {
    /// Which kind.
    pub sieve: Sieve,
    /// A word in it.
    pub words: String,
}

impl Default for Sift {
    fn default() -> Self {
        Self { sieve: Sieve::All, words: String::new() }
    }
}

impl Sift {
    /// Whether everything is shown.
    pub fn is_all(&self) -> bool {
        self.sieve == Sieve::All && self.words.is_empty()
    }
}

/// Everything one seat may read of the clues, the newest first.
#[derive(Debug, Clone, Default)]
pub struct ClueList {
    /// The clues.
    pub clues: Vec<ListedClue>,
    /// What they look for.
    pub sift: Sift,
}

impl ClueList {
    /// Those they have not opened yet.
    pub fn new_ones(&self) -> impl Iterator<Item = &ListedClue> {
        self.clues.iter().filter(|clue| clue.new)
    }

    /// Those they have marked.
    pub fn important_ones(&self) -> impl Iterator<Item = &ListedClue> {
        self.clues.iter().filter(|clue| clue.important)
    }

    /// When the newest of all has come, in milliseconds: what comes later was not looked at.
    pub fn until(&self) -> i64 {
        self.clues.iter().map(|clue| clue.card.since.timestamp_millis()).max().unwrap_or(0)
    }

    /// The tabs above it: what each is called, and how many it shows.
    pub fn tabs(&self) -> Vec<(Sieve, &'static str, usize)> {
        let many = |sieve| self.clues.iter().filter(|clue| clue.passes(sieve)).count();
        let labels = ["All", "New", "Mine", "Board", "Important"];
        Sieve::ALL.iter().zip(labels).map(|(it, label)| (*it, label, many(*it))).collect()
    }

    /// Whether `clue` is among what they look for.
    pub fn shows(&self, clue: &ListedClue) -> bool {
        let words = self.sift.words.to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&words);
        clue.passes(self.sift.sieve)
            && (words.is_empty() || has(&clue.card.title) || has(&gist::plain(&clue.card.text.0)))
    }

    /// Whether nothing is among it.
    pub fn shows_nothing(&self) -> bool {
        !self.clues.iter().any(|clue| self.shows(clue))
    }
}

impl Snapshot {
    /// What `participant`, who plays `own` if they have a part, may read of the clues.
    pub fn clue_list(&self, participant: &Participant, own: Option<&Assignment>) -> ClueList {
        let board = self.board().into_iter().map(|card| (card, Whose::Board));
        let mut cards: Vec<(Card, Whose)> = board.collect();
        if let Some(own) = own {
            let held = |it: &Card| if it.is_memory { Whose::Memory } else { Whose::Hand };
            let hand = self.hand(own.row.id).into_iter();
            cards.extend(hand.map(|card| {
                let whose = held(&card);
                (card, whose)
            }));
            cards.extend(self.shown_to(own.row.id));
        }
        let mut clues: Vec<ListedClue> = cards
            .into_iter()
            .map(|(card, whose)| self.listed(participant, own, card, whose))
            .collect();
        // What came with one button came at one time: in the story's order.
        clues.sort_by_key(|clue| (Reverse(clue.card.since.timestamp()), clue.card.place));
        ClueList { clues, sift: Sift::default() }
    }

    fn listed(
        &self,
        participant: &Participant,
        own: Option<&Assignment>,
        card: Card,
        whose: Whose,
    ) -> ListedClue {
        let marks = &self.rows.marks;
        let mark =
            marks.iter().find(|it| it.participant_id == participant.id && it.clue_id == card.id);
        // What somebody put on the board or gave away themselves is nothing new to them.
        let by_themselves = |state: &ClueState| {
            own.is_some_and(|own| state.board_by_id == Some(own.row.id)) || whose == Whose::Given
        };
        let known = mark.is_some() || self.state_of(card.id).is_some_and(by_themselves);
        ListedClue {
            gist: gist::gist(&card.text),
            new: !known,
            important: mark.is_some_and(|mark| mark.important),
            card,
            whose,
        }
    }

    /// The other seats that somebody sits in.
    pub fn others(&self, own: &Assignment) -> Vec<Other> {
        let others = self
            .assignments
            .iter()
            .filter(|assignment| assignment.row.id != own.row.id)
            .filter_map(|assignment| {
                let player = self.seated(assignment)?;
                Some(Other {
                    id: assignment.row.id,
                    name: self.name(assignment.character).to_owned(),
                    portrait: self.edition.portrait(assignment.character),
                    player: player.display_name.clone(),
                    here: self.is_here(player),
                })
            });
        others.collect()
    }
}
