//! The rows of a session.

use crate::column::Word;
use crate::ids::{
    AssignmentId, CharacterId, ClueId, EditionId, ParticipantId, PressId, SessionId, StoryId,
};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::countdown::Countdown;
use lamplight_schema::evenings::*;
use serde::Deserialize;
use uuid::Uuid;

pub use super::state::{Phase, Standing, Status};
pub use lamplight_story_file::HostMode;

/// A session's own row.
#[derive(Debug, Clone, Queryable, Selectable, Deserialize)]
#[diesel(table_name = mystery_sessions, check_for_backend(diesel::pg::Pg))]
#[allow(missing_docs)] // the columns of domain.md, explained in the migration
pub struct Session {
    pub id: SessionId,
    pub host_id: Uuid,
    pub story_id: StoryId,
    pub edition_id: EditionId,
    pub story_configuration_id: Uuid,
    pub session_code: String,
    pub title: String,
    pub place: Option<String>,
    pub starts_at: Option<DateTime<Utc>>,
    pub time_zone: String,
    pub seats: i32,
    #[diesel(deserialize_as = Word<HostMode>)]
    pub host_mode: HostMode,
    pub status: Status,
    pub phase: Phase,
    pub current_round: i32,
    pub current_step: i32,
    pub letters_round: i32,
    pub reveal_step: i32,
    pub parts_sent_at: Option<DateTime<Utc>>,
    pub timer_ends_at: Option<DateTime<Utc>>,
    pub timer_left_seconds: Option<i32>,
    pub dark_until: Option<DateTime<Utc>>,
    pub recap_shared: bool,
    pub event_seq: i64,
    pub created_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
    pub screen_version: i32,
    pub version: i64,
    pub door_closed: bool,
    pub recap_version: i32,
}

impl Session {
    /// Where the session is, for templates.
    pub fn standing(&self) -> Standing {
        Standing { phase: self.phase, cancelled: self.is_cancelled() }
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.status == Status::Cancelled
    }

    /// Whether it is over, played or called off.
    pub fn is_over(&self) -> bool {
        self.status.is_over()
    }

    /// The round's clock, stopped or not; none while there is none.
    pub fn countdown(&self) -> Option<Countdown> {
        Countdown::from_columns(self.timer_ends_at, self.timer_left_seconds)
    }

    /// The round's place in the story, from 0; none before the first.
    pub fn round_index(&self) -> Option<usize> {
        usize::try_from(self.current_round - 1).ok()
    }

    /// How many rounds' letters are out.
    pub fn letters_dealt(&self) -> usize {
        usize::try_from(self.letters_round).unwrap_or_default()
    }
}

/// What has happened in a session, under the names that `mystery_snapshot` gives it. A feature with
/// rows of its own adds a line here.
#[derive(Debug, Deserialize)]
pub struct Rows {
    /// Everybody who joined, also those who left, in the order of their seats.
    pub participants: Vec<Participant>,
    /// Clues that have come out.
    pub(crate) clues: Vec<ClueState>,
    pub(crate) viewings: Vec<Viewing>,
    /// What each seat has seen of the clues.
    pub(crate) marks: Vec<ClueMark>,
    pub(crate) letters_read: Vec<LetterRead>,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) accusations: Vec<Accusation>,
    /// What the host changed last before it began, in words; none afterwards.
    pub(crate) plan_change: Option<String>,
    pub(crate) presses: Vec<Press>,
}

/// Somebody who joined.
#[derive(Debug, Clone, Queryable, Selectable, Deserialize)]
#[diesel(table_name = mystery_participants, check_for_backend(diesel::pg::Pg))]
#[allow(missing_docs)]
pub struct Participant {
    pub id: ParticipantId,
    pub user_id: Uuid,
    pub display_name: String,
    pub seat_number: i32,
    pub wish_id: Option<CharacterId>,
    pub link_version: i32,
    pub joined_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    pub left_at: Option<DateTime<Utc>>,
    pub removed: bool,
    pub left_character_id: Option<CharacterId>,
    pub link_used_at: Option<DateTime<Utc>>,
    pub nudged_at: Option<DateTime<Utc>>,
    pub by_page: bool,
}

/// Not heard of for longer than this, somebody's phone is away.
pub const AWAY_AFTER_SECONDS: i64 = 50;

/// The same for a browser that is only heard of when its guest opens a page, as one without a
/// script is: they read a letter for a while, and talk.
pub const AWAY_AFTER_A_PAGE_SECONDS: i64 = 20 * 60;

impl Participant {
    /// Whether their phone has been heard of lately.
    pub(crate) fn is_heard(&self, now: DateTime<Utc>) -> bool {
        self.left_at.is_none() && now < self.heard_until()
    }

    /// When their phone counts as away unless it is heard of again.
    fn heard_until(&self) -> DateTime<Utc> {
        let quiet = if self.by_page { AWAY_AFTER_A_PAGE_SECONDS } else { AWAY_AFTER_SECONDS };
        self.last_seen_at + Duration::seconds(quiet)
    }

    /// Until when nobody has to look again whether it is away, of what is read `now`. Who has just
    /// opened a page may have a stream in a moment, and be away sooner.
    pub(super) fn known_until(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let soon = self.last_seen_at + Duration::seconds(AWAY_AFTER_SECONDS);
        if now < soon { soon } else { self.heard_until() }
    }
}

/// A character in a session.
#[derive(Debug, Clone, Queryable, Selectable, Deserialize)]
#[diesel(table_name = mystery_character_assignments, check_for_backend(diesel::pg::Pg))]
#[allow(missing_docs)]
pub struct AssignmentRow {
    pub id: AssignmentId,
    pub character_id: CharacterId,
    pub participant_id: Option<ParticipantId>,
    pub role_briefing_sent: bool,
    pub briefing_read_at: Option<DateTime<Utc>>,
}

/// A clue that has come out.
#[derive(Debug, Clone, Queryable, Selectable, Deserialize)]
#[diesel(table_name = mystery_clue_states, check_for_backend(diesel::pg::Pg))]
#[allow(missing_docs)]
pub struct ClueState {
    pub clue_id: ClueId,
    pub holder_id: Option<AssignmentId>,
    pub on_board_at: Option<DateTime<Utc>>,
    pub board_by_id: Option<AssignmentId>,
    pub held_since: DateTime<Utc>,
}

/// Somebody was shown a clue.
#[derive(Debug, Clone, Queryable, Selectable, Deserialize)]
#[diesel(table_name = mystery_clue_viewings, check_for_backend(diesel::pg::Pg))]
#[allow(missing_docs)]
pub struct Viewing {
    pub clue_id: ClueId,
    pub viewer_id: AssignmentId,
    pub shown_by_id: Option<AssignmentId>,
    pub shown_at: DateTime<Utc>,
}

/// Somebody has seen a clue.
#[derive(Debug, Clone, Queryable, Selectable, Deserialize)]
#[diesel(table_name = mystery_clue_marks, check_for_backend(diesel::pg::Pg))]
#[allow(missing_docs)]
pub struct ClueMark {
    pub participant_id: ParticipantId,
    pub clue_id: ClueId,
    pub important: bool,
}

/// A letter was opened.
#[derive(Debug, Clone, Queryable, Selectable, Deserialize)]
#[diesel(table_name = mystery_letter_reads, check_for_backend(diesel::pg::Pg))]
#[allow(missing_docs)]
pub struct LetterRead {
    pub assignment_id: AssignmentId,
    pub round: i32,
    pub opened_at: DateTime<Utc>,
}

/// An objective was ticked.
#[derive(Debug, Clone, Queryable, Selectable, Deserialize)]
#[diesel(table_name = mystery_objective_ticks, check_for_backend(diesel::pg::Pg))]
#[allow(missing_docs)]
pub struct Tick {
    pub assignment_id: AssignmentId,
    pub round: i32,
    pub line: i32,
}

/// An accusation.
#[derive(Debug, Clone, Queryable, Selectable, Deserialize)]
#[diesel(table_name = mystery_accusations, check_for_backend(diesel::pg::Pg))]
#[allow(missing_docs)]
pub struct Accusation {
    pub participant_id: ParticipantId,
    pub accused_id: CharacterId,
    pub how: String,
    pub why: String,
    pub updated_at: DateTime<Utc>,
}

/// Something that the host has pressed and can take back.
#[derive(Debug, Clone, Queryable, Selectable, Deserialize)]
#[diesel(table_name = mystery_presses, check_for_backend(diesel::pg::Pg))]
#[allow(missing_docs)]
pub struct Press {
    pub id: PressId,
    pub words: String,
    pub pressed_at: DateTime<Utc>,
    pub until: DateTime<Utc>,
}
