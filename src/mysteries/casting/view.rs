//! Who plays whom, as the host, the player and everybody else see it.

use crate::ids::{CharacterId, ParticipantId};
use crate::{
    faces::Neighbour,
    snapshot::{
        Assignment, Snapshot,
        rows::{Participant, Phase},
    },
};
use lamplight_core::web::ui::Html;

/// The casting as the host sees it.
#[derive(Debug, Clone)]
pub struct CastingView {
    /// The characters of the table; during the session, those whose player is gone.
    pub characters: Vec<CharacterLine>,
    /// The fewest players of the table.
    pub at_least: usize,
    /// How many people are there, and for how many seats.
    pub taken: usize,
    /// How many seats.
    pub of: usize,
    /// How many people have no character.
    pub uncast: usize,
    /// How many have still to read who they are.
    pub unread: usize,
    /// The characters have been handed out.
    pub handed_out: bool,
    /// Why the session cannot begin yet, in words.
    pub not_yet: Option<String>,
}

/// A character in the casting.
#[derive(Debug, Clone)]
pub struct CharacterLine {
    /// The character's id.
    pub id: CharacterId,
    /// Their name.
    pub name: String,
    /// The line beside the picture.
    pub tagline: String,
    /// Their picture.
    pub portrait: String,
    /// They must be played.
    pub primary: bool,
    /// Who plays them.
    pub participant: Option<ParticipantId>,
    /// Who played them and is gone; the part waits for them.
    pub gone: Option<Gone>,
    /// Everybody who could: id, name, whether it is them.
    pub choices: Vec<(ParticipantId, String, bool)>,
}

/// Somebody who has left the table, or was taken out.
#[derive(Debug, Clone)]
pub struct Gone {
    /// The participant.
    pub id: ParticipantId,
    /// Their name.
    pub name: String,
    /// The host has taken them out.
    pub taken_out: bool,
}

/// The seat's own character.
#[derive(Debug, Clone)]
pub struct OwnCharacter {
    /// The whole name.
    pub name: String,
    /// The line beside the picture.
    pub tagline: String,
    /// Public.
    pub description: Html,
    /// What to wear.
    pub costume_hint: String,
    /// The picture's address.
    pub portrait: String,
}

/// A character to wish for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Their id.
    pub id: CharacterId,
    /// Their name.
    pub name: String,
    /// The line beside the picture.
    pub tagline: String,
    /// The picture's address.
    pub portrait: String,
    /// This guest wishes for them.
    pub chosen: bool,
}

impl Snapshot {
    /// The casting as the host sees it.
    pub fn casting(&self) -> CastingView {
        let played = |assignment: &&Assignment| assignment.row.participant_id.is_some();
        let characters = self.character_lines();
        let cast = |participant: &&Participant| {
            characters.iter().any(|line| line.participant == Some(participant.id))
        };
        CastingView {
            uncast: self.guests().filter(|participant| !cast(participant)).count(),
            unread: self
                .assignments
                .iter()
                .filter(|assignment| {
                    played(assignment) && assignment.row.briefing_read_at.is_none()
                })
                .count(),
            at_least: self.configuration().map_or(2, |it| it.min_players as usize),
            taken: self.present().count(),
            of: usize::try_from(self.session.seats).unwrap_or_default(),
            handed_out: self.session.parts_sent_at.is_some(),
            not_yet: self.why_not_yet(),
            characters,
        }
    }

    /// The characters of the table with whoever could play them; during the session, those whose
    /// player is gone.
    fn character_lines(&self) -> Vec<CharacterLine> {
        let story = &self.edition.story;
        let lobby = self.session.phase == Phase::Lobby;
        let table = self.configuration();
        let lines = story.characters.iter().enumerate().filter_map(|(index, it)| {
            let id = CharacterId::from(self.edition.character_ids[index]);
            let assignment = self.assignment_for(index);
            let player = assignment.and_then(|assignment| assignment.row.participant_id);
            let listed = if lobby {
                table.is_none_or(|table| table.characters.contains(&it.key))
            } else {
                assignment.is_some_and(|assignment| self.seated(assignment).is_none())
            };
            let gone = assignment.and_then(|assignment| self.gone(assignment));
            let free =
                |participant: &&Participant| lobby || self.assignment_of(participant.id).is_none();
            let choices = self.present().filter(free).map(|participant| {
                (participant.id, participant.display_name.clone(), player == Some(participant.id))
            });
            listed.then(|| CharacterLine {
                id,
                name: it.name.clone(),
                tagline: it.tagline.clone(),
                portrait: self.edition.portrait(index),
                primary: it.is_primary_character,
                participant: player,
                gone: gone.map(|participant| Gone {
                    id: participant.id,
                    name: participant.display_name.clone(),
                    taken_out: participant.removed,
                }),
                choices: choices.collect(),
            })
        });
        lines.collect()
    }

    /// A character as whoever plays it sees them.
    pub fn own_character(&self, character: usize) -> OwnCharacter {
        let it = &self.edition.story.characters[character];
        OwnCharacter {
            name: it.name.clone(),
            tagline: it.tagline.clone(),
            description: self.edition.html.descriptions[character].clone(),
            costume_hint: it.costume_hint.clone(),
            portrait: self.edition.portrait(character),
        }
    }

    /// Whom `participant` may wish for.
    pub fn wishes(&self, participant: &Participant) -> Vec<Wish> {
        let configuration = self.configuration();
        let open = self.edition.story.characters.iter().zip(&self.edition.character_ids);
        open.enumerate()
            .filter(|(_, (it, _))| {
                configuration.is_none_or(|table| table.characters.contains(&it.key))
            })
            .map(|(index, (it, id))| Wish {
                id: (*id).into(),
                name: it.name.clone(),
                tagline: it.tagline.clone(),
                portrait: self.edition.portrait(index),
                chosen: participant.wish_id == Some((*id).into()),
            })
            .collect()
    }

    /// The characters of the session, once they are handed out, and the absent.
    pub fn played_characters(&self) -> Vec<Neighbour> {
        if self.session.parts_sent_at.is_none() {
            return Vec::new();
        }
        let story = &self.edition.story;
        let neighbours = story.characters.iter().enumerate().filter_map(|(index, character)| {
            let assignment = self.assignment_for(index);
            let player = assignment.and_then(|assignment| self.player(assignment));
            let absence = self.edition.html.absences[index].clone();
            // Whom nobody plays and nobody speaks of does not exist in this session.
            if assignment.is_none() && absence.is_none() {
                return None;
            }
            Some(Neighbour {
                name: character.name.clone(),
                tagline: character.tagline.clone(),
                portrait: self.edition.portrait(index),
                here: player.is_some_and(|participant| self.is_here(participant)),
                player: player.map(|participant| participant.display_name.clone()),
                part: assignment.map(|assignment| assignment.row.id),
                absence: if assignment.is_none() { absence } else { None },
            })
        });
        neighbours.collect()
    }
}
