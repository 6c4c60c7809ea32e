//! A session as it stands: everything that changes, read in one query, beside
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
use rows::{AssignmentRow, HostMode, Participant, Rows, Session};
use std::{ops::Deref, sync::Arc};

pub use load::{SnapshotCache, at, load};
pub(crate) use load::{locked, read};

/// See the module. Read once for each version, and shared by all who look at it; what passes with
/// time is reckoned from when somebody looks.
pub struct Snapshot {
    data: Arc<SessionData>,
    /// When somebody looked.
    pub now: DateTime<Utc>,
}

impl Deref for Snapshot {
    type Target = SessionData;

    fn deref(&self) -> &SessionData {
        &self.data
    }
}

/// What is shared of it: a session at one version.
pub struct SessionData {
    /// The session's own row.
    pub session: Session,
    /// What is played.
    pub edition: Arc<Edition>,
    /// The characters of this session, in the story's order, and who plays them.
    pub assignments: Vec<Assignment>,
    /// What has happened in it.
    pub rows: Rows,
    /// Until then nobody whose phone was there counts as away.
    fresh_until: DateTime<Utc>,
}

/// A character in this session.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// The assignment's row.
    pub row: AssignmentRow,
    /// The character's place in the story.
    pub character: usize,
}

impl Snapshot {
    /// Those at the table now.
    pub fn present(&self) -> impl Iterator<Item = &Participant> {
        self.rows.participants.iter().filter(|participant| participant.left_at.is_none())
    }

    /// Somebody by their participant id.
    pub fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.rows.participants.iter().find(|participant| participant.id == id)
    }

    /// Whether their phone is there. The host's is: they have the console open, and not their seat.
    pub fn is_here(&self, participant: &Participant) -> bool {
        let hosts = participant.user_id == self.session.host_id && participant.left_at.is_none();
        hosts || participant.is_heard(self.now)
    }

    /// The assignment of this id.
    pub fn assignment(&self, id: AssignmentId) -> Option<&Assignment> {
        self.assignments.iter().find(|it| it.row.id == id)
    }

    /// The assignment of the character at this place in the story.
    pub fn assignment_for(&self, character: usize) -> Option<&Assignment> {
        self.assignments.iter().find(|it| it.character == character)
    }

    /// The assignment of whoever sits there: whom `participant` plays.
    pub fn assignment_of(&self, participant: ParticipantId) -> Option<&Assignment> {
        self.assignments.iter().find(|it| it.row.participant_id == Some(participant))
    }

    /// Whom a host plays who plays along, once they have read it.
    pub fn hosts_read_assignment(&self) -> Option<&Assignment> {
        let host =
            self.present().find(|participant| participant.user_id == self.session.host_id)?;
        self.assignment_of(host.id).filter(|assignment| assignment.row.briefing_read_at.is_some())
    }

    /// Who plays `assignment`; also when they have left, until the host gives their part away.
    pub fn player(&self, assignment: &Assignment) -> Option<&Participant> {
        assignment.row.participant_id.and_then(|id| self.participant(id))
    }

    /// Who sits there now and plays `assignment`.
    pub fn seated(&self, assignment: &Assignment) -> Option<&Participant> {
        self.player(assignment).filter(|participant| participant.left_at.is_none())
    }

    /// Who has left the table or was taken out, and whose part `assignment` still is.
    pub fn gone(&self, assignment: &Assignment) -> Option<&Participant> {
        self.player(assignment).filter(|participant| participant.left_at.is_some())
    }

    /// The name of a character.
    pub fn name(&self, character: usize) -> &str {
        self.edition.story.characters.get(character).map_or("", |it| it.name.as_str())
    }

    /// The keys of the characters somebody plays now.
    pub fn cast(&self) -> Cast {
        let played =
            self.assignments.iter().filter(|assignment| assignment.row.participant_id.is_some());
        played
            .map(|assignment| self.edition.story.characters[assignment.character].key.clone())
            .collect()
    }

    /// The keys of all characters of the session, also those whose player has left.
    pub fn whole_cast(&self) -> Cast {
        self.assignments
            .iter()
            .map(|assignment| self.edition.story.characters[assignment.character].key.clone())
            .collect()
    }

    /// Whether the host may know everything.
    pub fn host_knows(&self) -> bool {
        self.session.host_mode == HostMode::Knows
    }

    /// The session's time zone.
    pub fn zone(&self) -> chrono_tz::Tz {
        self.session.time_zone.parse().unwrap_or(chrono_tz::Tz::UTC)
    }

    /// Seconds until the round's time is up; negative when it is over.
    pub fn seconds_left(&self) -> Option<i64> {
        self.session.countdown().map(|it| it.seconds_left(self.now))
    }

    /// Whether the phones are dark now, and until when.
    pub fn dark_until(&self) -> Option<DateTime<Utc>> {
        self.session.dark_until.filter(|end| *end > self.now)
    }

    /// Whether `participant` has handed in an accusation.
    pub fn has_accused(&self, participant: ParticipantId) -> bool {
        self.rows.accusations.iter().any(|it| it.participant_id == participant)
    }

    /// Those who play a character, and so have an accusation to hand in.
    pub fn players(&self) -> impl Iterator<Item = &Participant> {
        self.present().filter(|participant| self.assignment_of(participant.id).is_some())
    }

    /// Whether every accusation is in.
    pub fn all_accused(&self) -> bool {
        self.players().all(|participant| self.has_accused(participant.id))
    }
}
