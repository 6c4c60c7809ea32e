//! An evening as it stands: everything that changes, read in one query, beside
//! the edition that is played. What may be shown of it to whom is decided by each feature's `view`,
//! and nowhere else.

mod load;
pub mod rows;
pub mod state;
mod table;

use super::edition::Edition;
use crate::ids::{AssignmentId, ParticipantId};
use chrono::{DateTime, Utc};
use lamplight_story_file::Cast;
use rows::{
    Accusation, Assignment, ClueState, HostMode, LetterRead, Person, Session, Tick, Viewing,
};
use std::{ops::Deref, sync::Arc};

pub use load::{SnapshotCache, at, load};
pub(crate) use load::{locked, read};

/// See the module. Read once for each version, and shared by all who look at it; what passes with
/// time is reckoned from when somebody looks.
pub struct Evening {
    snapshot: Arc<Snapshot>,
    /// When somebody looked.
    pub now: DateTime<Utc>,
}

impl Deref for Evening {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.snapshot
    }
}

/// An evening at one version.
pub struct Snapshot {
    /// The session's own row.
    pub session: Session,
    /// What is played.
    pub edition: Arc<Edition>,
    /// Everybody who joined, also those who left, in the order of their seats.
    pub people: Vec<Person>,
    /// The characters of this evening, in the story's order, and who plays them.
    pub parts: Vec<Part>,
    /// Clues that have come out.
    pub(crate) clues: Vec<ClueState>,
    pub(crate) viewings: Vec<Viewing>,
    pub(crate) letters_read: Vec<LetterRead>,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) accusations: Vec<Accusation>,
    /// Until then nobody whose phone was there counts as away.
    fresh_until: DateTime<Utc>,
}

/// A character in this evening.
#[derive(Debug, Clone)]
pub struct Part {
    /// The assignment's row.
    pub row: Assignment,
    /// The character's place in the story.
    pub character: usize,
}

impl Evening {
    /// The people at the table now.
    pub fn present(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.left_at.is_none())
    }

    /// Somebody by their participant id.
    pub fn person(&self, id: ParticipantId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// Whether their phone is there. The host's is: they have the console open, and not their seat.
    pub fn is_here(&self, person: &Person) -> bool {
        let hosts = person.user_id == self.session.host_id && person.left_at.is_none();
        hosts || person.is_heard(self.now)
    }

    /// The part of this assignment.
    pub fn part(&self, assignment: AssignmentId) -> Option<&Part> {
        self.parts.iter().find(|part| part.row.id == assignment)
    }

    /// The part that `participant` plays.
    pub fn part_of(&self, participant: ParticipantId) -> Option<&Part> {
        self.parts.iter().find(|part| part.row.participant_id == Some(participant))
    }

    /// The part of a host who plays along, once they have read it.
    pub fn hosts_read_part(&self) -> Option<&Part> {
        let host = self.present().find(|person| person.user_id == self.session.host_id)?;
        self.part_of(host.id).filter(|part| part.row.briefing_read_at.is_some())
    }

    /// Who plays `part`.
    pub fn player(&self, part: &Part) -> Option<&Person> {
        part.row.participant_id.and_then(|id| self.person(id))
    }

    /// The name of a character.
    pub fn name(&self, character: usize) -> &str {
        self.edition.story.characters.get(character).map_or("", |it| it.name.as_str())
    }

    /// The keys of the characters somebody plays now.
    pub fn cast(&self) -> Cast {
        let played = self.parts.iter().filter(|part| part.row.participant_id.is_some());
        played.map(|part| self.edition.story.characters[part.character].key.clone()).collect()
    }

    /// The keys of all characters of the evening, also those whose player has left.
    pub fn whole_cast(&self) -> Cast {
        self.parts
            .iter()
            .map(|part| self.edition.story.characters[part.character].key.clone())
            .collect()
    }

    /// Whether the host may know everything.
    pub fn host_knows(&self) -> bool {
        self.session.host_mode == HostMode::Knows
    }

    /// The evening's time zone.
    pub fn zone(&self) -> chrono_tz::Tz {
        self.session.time_zone.parse().unwrap_or(chrono_tz::Tz::UTC)
    }

    /// Seconds until the round's time is up; negative when it is over.
    pub fn seconds_left(&self) -> Option<i64> {
        let running = self.session.timer_ends_at.map(|end| (end - self.now).num_seconds());
        running.or(self.session.timer_left_seconds.map(i64::from))
    }

    /// Whether the phones are dark now, and until when.
    pub fn dark_until(&self) -> Option<DateTime<Utc>> {
        self.session.dark_until.filter(|end| *end > self.now)
    }

    /// Who has handed in a ballot.
    pub fn has_accused(&self, participant: ParticipantId) -> bool {
        self.accusations.iter().any(|it| it.participant_id == participant)
    }

    /// The people who have a ballot to hand in: those who play a part.
    pub fn voters(&self) -> impl Iterator<Item = &Person> {
        self.present().filter(|person| self.part_of(person.id).is_some())
    }

    /// Whether every ballot is in.
    pub fn all_accused(&self) -> bool {
        self.voters().all(|person| self.has_accused(person.id))
    }
}
