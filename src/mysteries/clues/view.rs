//! Clues as cards: the board, a hand, and what was shown.

use crate::ids::{AssignmentId, ClueId};
use crate::snapshot::{Assignment, Snapshot, rows::ClueState};
use chrono::{DateTime, Utc};
use lamplight_core::web::ui::Html;
use lamplight_story_file::{
    Can,
    release::{self, Destination, Kind},
};

/// A clue for whoever may read it.
#[derive(Debug, Clone)]
pub struct Card {
    /// The clue's id.
    pub id: ClueId,
    /// Its place in the story, to sort by. Nobody is shown it: of what has come out, the places
    /// would have gaps.
    pub place: usize,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: Html,
    /// Whose memory it was, if it is somebody else's now: it is written to “you”.
    pub memory_of: Option<String>,
    /// Where it comes from, in words.
    pub from: String,
    /// Since when it is where it is.
    pub since: DateTime<Utc>,
    /// It cannot be shown, only told.
    pub is_memory: bool,
    /// The holder may show it to one person.
    pub can_show: bool,
    /// The holder may give it away.
    pub can_give: bool,
    /// The holder may put it on the board.
    pub can_board: bool,
}

impl Card {
    /// Whether there is anything the holder can do with it.
    pub fn can_anything(&self) -> bool {
        self.can_be_handed() || self.can_board
    }

    /// Whether it can go to one person.
    pub fn can_be_handed(&self) -> bool {
        self.can_show || self.can_give
    }
}

/// Where a clue is for whoever reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// On the board, for all to see.
    Board,
    /// In their hand.
    Hand,
    /// Their own memory.
    Memory,
    /// Somebody showed it to them.
    Shown,
    /// They gave it away.
    Given,
}

impl Whose {
    /// At the right end of its line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Hand => "yours",
            Self::Memory => "memory",
            Self::Shown => "shown",
            Self::Given => "given away",
        }
    }

    /// The icon beside it.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Hand | Self::Memory | Self::Given => "clue",
            Self::Shown => "eye",
        }
    }
}

/// Somebody else's seat.
#[derive(Debug, Clone)]
pub struct Other {
    /// Their assignment.
    pub id: AssignmentId,
    /// Their character.
    pub name: String,
    /// Their character's picture.
    pub portrait: String,
    /// Who plays.
    pub player: String,
    /// Their phone is here.
    pub here: bool,
}

impl Snapshot {
    /// What everybody can read, in the order in which it came.
    pub fn board(&self) -> Vec<Card> {
        let mut states: Vec<&ClueState> =
            self.rows.clues.iter().filter(|it| it.on_board_at.is_some()).collect();
        states.sort_by_key(|it| (it.on_board_at, self.edition.clue_index(it.clue_id.into())));
        let cards = states.into_iter().filter_map(|state| {
            let by = state.board_by_id.and_then(|id| self.assignment(id));
            let from = by.map_or_else(
                || "for all to see".to_owned(),
                |assignment| format!("put here by {}", self.name(assignment.character)),
            );
            self.card(state, Destination::Board, from)
        });
        cards.collect()
    }

    /// What the player of `assignment` holds and nobody else has read.
    pub fn hand(&self, assignment: AssignmentId) -> Vec<Card> {
        let mut states: Vec<&ClueState> =
            self.rows.clues.iter().filter(|it| it.holder_id == Some(assignment)).collect();
        states.sort_by_key(|it| (it.held_since, self.edition.clue_index(it.clue_id.into())));
        let key = self
            .assignment(assignment)
            .map(|assignment| self.edition.story.characters[assignment.character].key.clone());
        let Some(key) = key else { return Vec::new() };
        let cards = states
            .into_iter()
            .filter_map(|state| self.card(state, Destination::Hand(&key), "yours".to_owned()));
        cards.collect()
    }

    /// Whether the player of `own` holds something that can go to one person.
    pub(crate) fn can_hand_on(&self, own: &Assignment) -> bool {
        self.hand(own.row.id).iter().any(Card::can_be_handed)
    }

    /// What the player of `assignment` was shown or gave away, and is not on the board or theirs
    /// now.
    pub(crate) fn shown_to(&self, assignment: AssignmentId) -> Vec<(Card, Whose)> {
        let viewings = self.rows.viewings.iter().filter(|it| it.viewer_id == assignment);
        let cards = viewings.filter_map(|viewing| {
            let state = self.state_of(viewing.clue_id)?;
            let elsewhere = state.on_board_at.is_none() && state.holder_id != Some(assignment);
            let by = viewing.shown_by_id.and_then(|id| self.assignment(id));
            let from = by.map_or_else(
                || "you gave this away".to_owned(),
                |assignment| format!("{} showed you this", self.name(assignment.character)),
            );
            let mut card =
                elsewhere.then(|| self.card(state, Destination::Hand(""), from)).flatten()?;
            (card.can_show, card.can_give, card.can_board) = (false, false, false);
            card.since = viewing.shown_at;
            Some((card, if by.is_some() { Whose::Shown } else { Whose::Given }))
        });
        cards.collect()
    }

    /// Where a clue is, once it has come out.
    pub(crate) fn state_of(&self, clue: ClueId) -> Option<&ClueState> {
        self.rows.clues.iter().find(|it| it.clue_id == clue)
    }

    /// Whether anybody but its first holder ever saw the clue at this place.
    pub fn was_found(&self, clue: usize) -> bool {
        let id = ClueId::from(self.edition.clue_ids[clue]);
        let shown = self.rows.viewings.iter().any(|it| it.clue_id == id);
        shown || self.state_of(id).is_some_and(|it| it.on_board_at.is_some())
    }

    fn card(&self, state: &ClueState, at: Destination<'_>, from: String) -> Option<Card> {
        let index = self.edition.clue_index(state.clue_id.into())?;
        let clue = &self.edition.story.clues[index];
        let whose =
            release::rememberer(clue, at).and_then(|key| self.edition.character_of_key(key));
        let may = |can: Can| state.on_board_at.is_none() && clue.rights().contains(&can);
        Some(Card {
            id: state.clue_id,
            place: index,
            title: clue.title.clone(),
            text: self.edition.html.clues[index].clone(),
            memory_of: whose.map(|it| format!("What {} knew", self.name(it))),
            from,
            since: state.on_board_at.unwrap_or(state.held_since),
            is_memory: release::kind(clue) == Kind::Memory,
            can_show: may(Can::Show),
            can_give: may(Can::Give),
            can_board: may(Can::Board),
        })
    }
}
