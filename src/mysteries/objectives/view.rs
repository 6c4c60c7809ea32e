//! Objectives as their player sees them, and how many are reached.

use crate::snapshot::{Assignment, Snapshot};

/// Objectives of one letter.
#[derive(Debug, Clone)]
pub struct Objectives {
    /// The round, from 1; 0 for the briefing.
    pub round: usize,
    /// Each line and whether it is ticked.
    pub lines: Vec<(usize, String, bool)>,
}

/// How many objectives were reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// Ticked.
    pub done: usize,
    /// Of how many that were read.
    pub of: usize,
}

impl Snapshot {
    /// The objectives of `assignment` that it has read, the newest first.
    pub fn objectives(&self, assignment: &Assignment) -> Vec<Objectives> {
        let opened = (0..=self.session.letters_dealt())
            .rev()
            .filter(|round| self.opened_at(assignment, *round).is_some());
        let lists = opened.map(|round| {
            let lines = self.objective_lines(assignment.character, round).iter().enumerate();
            Objectives {
                round,
                lines: lines
                    .map(|(line, text)| {
                        (line, text.clone(), self.is_ticked(assignment, round, line))
                    })
                    .collect(),
            }
        });
        lists.filter(|list| !list.lines.is_empty()).collect()
    }

    /// The objectives that a letter gives a character.
    pub fn objective_lines(&self, character: usize, round: usize) -> &[String] {
        let story = &self.edition.story;
        let it = &story.characters[character];
        match round.checked_sub(1).and_then(|index| story.rounds.get(index)) {
            None => &it.secret.objectives,
            Some(round) => round
                .secrets
                .iter()
                .find(|letter| letter.character == it.key)
                .map_or(&[], |letter| &letter.objectives),
        }
    }

    fn is_ticked(&self, assignment: &Assignment, round: usize, line: usize) -> bool {
        let same = |number: i32, place: usize| usize::try_from(number) == Ok(place);
        self.rows.ticks.iter().any(|it| {
            it.assignment_id == assignment.row.id && same(it.round, round) && same(it.line, line)
        })
    }

    /// How many of its objectives `assignment` has ticked, of how many it has read.
    pub fn score(&self, assignment: &Assignment) -> Score {
        let lines: Vec<bool> = self
            .objectives(assignment)
            .iter()
            .flat_map(|list| list.lines.iter().map(|it| it.2))
            .collect();
        Score { done: lines.iter().filter(|ticked| **ticked).count(), of: lines.len() }
    }
}
