//! Letters as their reader and the host see them.

use crate::snapshot::{
    Assignment, Snapshot,
    rows::{LetterRead, Phase},
};
use chrono::{DateTime, Utc};
use lamplight_core::web::ui::Html;

/// A letter: the briefing is number 0.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The round, from 1; 0 for the briefing.
    pub round: usize,
    /// What it is called.
    pub name: String,
    /// When it was opened; sealed until then, and its text is not here.
    pub opened_at: Option<DateTime<Utc>>,
    /// What stands on one screen; the briefing's only.
    pub summary: Option<String>,
    /// The text, if it was opened.
    pub text: Option<Html>,
    /// It lies on top: the one to open now, or the one read last.
    pub current: bool,
    /// An earlier one is to be opened first.
    pub waits: bool,
}

/// What somebody has read, as the host sees it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// When they read who they are.
    pub briefing_at: Option<DateTime<Utc>>,
    /// There is a letter for them in this round.
    pub has_letter: bool,
    /// When they opened it.
    pub letter_at: Option<DateTime<Utc>>,
}

impl Snapshot {
    /// The letters that are out for `assignment`. Who comes late reads who they are first, and then
    /// every letter in its turn.
    pub fn envelopes(&self, assignment: &Assignment) -> Vec<Envelope> {
        let dealt = self.session.letters_dealt();
        let current = self.session.round_index().map_or(0, |index| index + 1);
        let letters = (1..=dealt).rev().filter_map(|round| {
            let text = self.edition.html.letters.get(round - 1)?[assignment.character].as_ref()?;
            let opened_at = self.opened_at(assignment, round);
            Some(Envelope {
                round,
                name: self.edition.story.rounds[round - 1].name.clone(),
                summary: None,
                text: opened_at.map(|_| text.clone()),
                opened_at,
                current: round == current && self.session.phase == Phase::Round,
                waits: false,
            })
        });
        let mut envelopes: Vec<Envelope> = letters.collect();
        envelopes.push(self.briefing(assignment, envelopes.is_empty()));
        let (mut sealed, opened): (Vec<_>, Vec<_>) =
            envelopes.into_iter().partition(|it| it.opened_at.is_none());
        sealed.reverse();
        if self.session.phase <= Phase::Round {
            for (place, envelope) in sealed.iter_mut().enumerate() {
                (envelope.current, envelope.waits) = (place == 0, place > 0);
            }
        }
        sealed.extend(opened);
        sealed
    }

    fn briefing(&self, assignment: &Assignment, current: bool) -> Envelope {
        let opened_at = assignment.row.briefing_read_at;
        let secret = &self.edition.story.characters[assignment.character].secret;
        Envelope {
            round: 0,
            name: "Who you are".to_owned(),
            opened_at,
            summary: opened_at.map(|_| secret.summary.clone()),
            text: opened_at.map(|_| self.edition.html.briefings[assignment.character].clone()),
            current,
            waits: false,
        }
    }

    /// When `assignment` opened the letter of `round` (0: the briefing).
    pub fn opened_at(&self, assignment: &Assignment, round: usize) -> Option<DateTime<Utc>> {
        if round == 0 {
            return assignment.row.briefing_read_at;
        }
        let read = |it: &&LetterRead| {
            it.assignment_id == assignment.row.id && usize::try_from(it.round) == Ok(round)
        };
        self.rows.letters_read.iter().find(read).map(|it| it.opened_at)
    }

    /// What the player of `assignment` has read.
    pub fn reading(&self, assignment: &Assignment) -> Reading {
        let round = self.session.letters_dealt();
        Reading {
            briefing_at: assignment.row.briefing_read_at,
            has_letter: round > 0
                && self.edition.html.letters[round - 1][assignment.character].is_some(),
            letter_at: (round > 0).then(|| self.opened_at(assignment, round)).flatten(),
        }
    }

    /// Whether more letters will come.
    pub fn more_letters(&self) -> bool {
        self.session.letters_dealt() < self.edition.story.rounds.len()
    }
}
