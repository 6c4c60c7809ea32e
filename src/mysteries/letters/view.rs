//! Letters as their reader and the host see them.

use crate::snapshot::{
    Assignment, Snapshot,
    rows::{LetterRead, Phase},
};
use chrono::{DateTime, TimeDelta, Utc};
use lamplight_core::web::ui::Html;
use std::cmp::Reverse;

/// So long a letter is being read, and lies above what has come meanwhile.
const BEING_READ: TimeDelta = TimeDelta::minutes(10);

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
    /// It lies on top: the one to open now, or the one opened last.
    pub current: bool,
    /// It lies open: the one opened last, unless another has come since.
    pub open: bool,
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
    /// The letters that are out for `assignment`: what is being read, what is to be opened next, and
    /// what was read before, newest first. Who comes late reads who they are first, and then every
    /// letter in its turn.
    pub fn envelopes(&self, assignment: &Assignment) -> Vec<Envelope> {
        let letters = (0..=self.session.letters_dealt()).rev();
        let envelopes: Vec<Envelope> =
            letters.filter_map(|round| self.envelope(assignment, round)).collect();
        let (mut sealed, mut opened): (Vec<_>, Vec<_>) =
            envelopes.into_iter().partition(|it| it.opened_at.is_none());
        sealed.reverse();
        if self.session.phase <= Phase::Round {
            for (place, envelope) in sealed.iter_mut().enumerate() {
                (envelope.current, envelope.waits) = (place == 0, place > 0);
            }
        }
        opened.sort_by_key(|it| Reverse(it.opened_at));
        let mut reading = Vec::new();
        if let Some(last) = opened.first_mut() {
            let since = last.opened_at.map(|at| self.now - at);
            let just_now = since.is_some_and(|since| since < BEING_READ);
            (last.current, last.open) = (true, just_now || sealed.is_empty());
            if just_now {
                reading.push(opened.remove(0));
            }
        }
        opened.sort_by_key(|it| (!it.current, Reverse(it.round)));
        reading.extend(sealed);
        reading.extend(opened);
        reading
    }

    /// The letter of `round`, if there is one for `assignment`.
    fn envelope(&self, assignment: &Assignment, round: usize) -> Option<Envelope> {
        let opened_at = self.opened_at(assignment, round);
        let (name, summary, text) = match round.checked_sub(1) {
            None => (
                "Who you are".to_owned(),
                Some(&self.edition.story.characters[assignment.character].secret.summary),
                &self.edition.html.briefings[assignment.character],
            ),
            Some(index) => (
                self.edition.story.rounds[index].name.clone(),
                None,
                self.edition.html.letters.get(index)?[assignment.character].as_ref()?,
            ),
        };
        Some(Envelope {
            round,
            name,
            opened_at,
            summary: summary.filter(|_| opened_at.is_some()).cloned(),
            text: opened_at.map(|_| text.clone()),
            current: false,
            open: false,
            waits: false,
        })
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
