//! The accusation as it is written, counted, and read out at the end.

use crate::ids::{CharacterId, ParticipantId};
use crate::{
    faces::{Face, portrait_of},
    snapshot::{
        Assignment, Snapshot,
        rows::{Participant, Phase},
    },
};
use chrono::{DateTime, Utc};
use lamplight_story_file::EndingWhen;
use std::collections::BTreeMap;

/// What somebody has written, while everybody is asked.
#[derive(Debug, Clone)]
pub struct AccusationView {
    /// Who can be named.
    pub suspects: Vec<Suspect>,
    /// Whom they have named.
    pub accused: Option<CharacterId>,
    /// How.
    pub how: String,
    /// Why.
    pub why: String,
    /// When they handed it in.
    pub handed_in_at: Option<DateTime<Utc>>,
}

/// Somebody who can be named.
#[derive(Debug, Clone)]
pub struct Suspect {
    /// The character.
    pub id: CharacterId,
    /// Their name, picture and player.
    pub face: Face,
}

impl AccusationView {
    /// Whether this suspect is named.
    pub fn names(&self, suspect: &Suspect) -> bool {
        self.accused == Some(suspect.id)
    }

    /// The name of whom they have named.
    pub fn named(&self) -> Option<&str> {
        let named = self.suspects.iter().find(|it| self.names(it));
        named.map(|it| it.face.name.as_str())
    }
}

/// How many have handed theirs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccusationCount {
    /// So many.
    pub handed_in: usize,
    /// Of so many.
    pub of: usize,
}

/// An accusation, read out.
#[derive(Debug, Clone)]
pub struct OpenAccusation {
    /// Whose.
    pub accuser: Face,
    /// Whom they named.
    pub accused: String,
    /// How they thought it was done.
    pub how: String,
    /// Why.
    pub why: String,
    /// Whether they named a culprit.
    pub right: bool,
}

impl Snapshot {
    /// What `participant`, who plays `own`, has written; none while nobody is asked.
    pub fn accusation(
        &self,
        own: &Assignment,
        participant: &Participant,
    ) -> Option<AccusationView> {
        if self.session.phase != Phase::Accusation {
            return None;
        }
        let suspects =
            self.assignments.iter().filter(|assignment| assignment.row.id != own.row.id).map(
                |assignment| Suspect {
                    id: assignment.row.character_id,
                    face: self.face(assignment.character),
                },
            );
        let written = self.rows.accusations.iter().find(|it| it.participant_id == participant.id);
        Some(AccusationView {
            suspects: suspects.collect(),
            accused: written.map(|it| it.accused_id),
            how: written.map_or_else(String::new, |it| it.how.clone()),
            why: written.map_or_else(String::new, |it| it.why.clone()),
            handed_in_at: written.map(|it| it.updated_at),
        })
    }

    /// How many have handed theirs in.
    pub fn accusation_count(&self) -> AccusationCount {
        AccusationCount {
            handed_in: self
                .players()
                .filter(|participant| self.has_accused(participant.id))
                .count(),
            of: self.players().count(),
        }
    }

    /// Every accusation, once it is told.
    pub fn open_accusations(&self) -> Vec<OpenAccusation> {
        let opened = self.rows.accusations.iter().filter_map(|it| {
            let (accuser, accused) = (
                self.assignment_of(it.participant_id),
                self.edition.character_index(it.accused_id.into())?,
            );
            let accuser = match accuser {
                Some(assignment) => self.face(assignment.character),
                None => self.face_of_nobody(it.participant_id)?,
            };
            Some(OpenAccusation {
                accuser,
                accused: self.name(accused).to_owned(),
                how: it.how.clone(),
                why: it.why.clone(),
                right: self.is_culprit(accused),
            })
        });
        opened.collect()
    }

    fn face_of_nobody(&self, participant: ParticipantId) -> Option<Face> {
        let participant = self.participant(participant)?;
        let name = participant.display_name.clone();
        Some(Face { portrait: portrait_of(participant.user_id), player: Some(name.clone()), name })
    }

    fn is_culprit(&self, character: usize) -> bool {
        let key = &self.edition.story.characters[character].key;
        self.edition.story.solution.culprits.contains(key)
    }

    /// How the vote came out.
    pub fn outcome(&self) -> EndingWhen {
        let mut votes: BTreeMap<CharacterId, usize> = BTreeMap::new();
        for it in &self.rows.accusations {
            *votes.entry(it.accused_id).or_default() += 1;
        }
        let most = votes.values().copied().max().unwrap_or(0);
        let leaders: Vec<usize> = votes
            .iter()
            .filter(|(_, count)| **count == most)
            .filter_map(|(id, _)| self.edition.character_index((*id).into()))
            .collect();
        let guilty = leaders.iter().filter(|it| self.is_culprit(**it)).count();
        match (guilty, leaders.len()) {
            (_, 0) => EndingWhen::Wrong,
            (guilty, all) if guilty == all => EndingWhen::Right,
            (0, 1) => EndingWhen::Wrong,
            _ => EndingWhen::Split,
        }
    }
}
