//! Casting: by hand, all at once, handing out the characters, filling an empty seat.

use super::matching::{self, Candidate};
use crate::ids::{AssignmentId, CharacterId, ParticipantId};
use crate::{
    Mysteries,
    access::{Host, Seat},
    change::{self, A_DECISION, A_SLIP, SessionChange},
    clues::deal,
    reminders,
    session_event::SessionEvent,
    snapshot::{Snapshot, rows::Phase},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::{
    mystery_character_assignments as a, mystery_letter_reads as l, mystery_objective_ticks as t,
    mystery_participants as p, mystery_sessions as s,
};
use lamplight_story_file::casts;

/// What became of giving out one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assigned {
    /// It is theirs.
    Done,
    /// The session was called off.
    CalledOff,
    /// The host plays along and has read who they are.
    HostHasRead,
    /// During the session only an empty seat can be filled.
    OnlyEmptySeats,
    /// Somebody plays it, or they play somebody already.
    Taken,
    /// Everybody is asked who did it; the characters stay as they are.
    TooLate,
}

/// What became of casting everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CastEverybody {
    /// Everybody has a character.
    Done,
    /// The session has begun, or was called off.
    TooLate,
    /// The story is not for so many.
    WrongNumber {
        /// The fewest it is for.
        fewest: usize,
        /// The most.
        most: usize,
        /// How many are here.
        here: usize,
    },
}

/// What became of handing out the characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedOut {
    /// Everybody can read who they are.
    Done,
    /// They were handed out before.
    Already,
    /// There are none to hand out, or not any more.
    Nothing,
}

/// Gives a character to somebody, or to nobody. Who played it before gets what that somebody had.
///
/// # Errors
/// `NotFound` for somebody else's people or characters; the database's.
pub fn assign(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    character: CharacterId,
    to: Option<ParticipantId>,
) -> Result<Assigned, AppError> {
    change::press(db, area, host.session, |change| {
        let snapshot = change.snapshot()?;
        let index = snapshot.edition.character_index(character.into()).ok_or(AppError::NotFound)?;
        if let Some(id) = to {
            snapshot
                .present()
                .find(|participant| participant.id == id)
                .ok_or(AppError::NotFound)?;
        }
        match change.session.phase {
            Phase::Lobby => in_lobby(change, &snapshot, index, to),
            Phase::Round => fill_in(change, &snapshot, index, to),
            Phase::Accusation | Phase::Reveal | Phase::After => Ok(Assigned::TooLate),
        }
    })
}

fn in_lobby(
    change: &mut SessionChange<'_>,
    snapshot: &Snapshot,
    character: usize,
    to: Option<ParticipantId>,
) -> Result<Assigned, AppError> {
    if change.session.is_over() {
        return Ok(Assigned::CalledOff);
    }
    if unseals_a_second_character(snapshot, character, to) {
        return Ok(Assigned::HostHasRead);
    }
    let id = CharacterId::from(snapshot.edition.character_ids[character]);
    let before = snapshot.assignment_for(character);
    if before.and_then(|assignment| assignment.row.participant_id) == to {
        return Ok(Assigned::Done);
    }
    let Some(participant) = to else {
        if let Some(assignment) = before {
            empty(change, assignment.row.id)?;
        }
        change.tell(SessionEvent::Assigned {});
        change.can_be_taken_back(format!("Nobody plays {} now.", snapshot.name(character)), A_SLIP);
        return Ok(Assigned::Done);
    };
    let displaced = before
        .and_then(|assignment| assignment.row.participant_id)
        .filter(|other| *other != participant);
    let vacated = snapshot.assignment_of(participant).map(|assignment| assignment.row.character_id);
    for assignment in [before, snapshot.assignment_of(participant)].into_iter().flatten() {
        diesel::delete(a::table.find(assignment.row.id)).execute(change.db)?;
    }
    give(change, id, participant)?;
    if let (Some(other), Some(theirs)) = (displaced, vacated.filter(|theirs| *theirs != id)) {
        give(change, theirs, other)?;
    }
    change.tell(SessionEvent::Assigned {});
    change.can_be_taken_back(plays(snapshot, participant, character), A_SLIP);
    Ok(Assigned::Done)
}

/// A host who plays along could otherwise give themselves one character after the other, and read
/// them all before the session begins.
fn unseals_a_second_character(
    snapshot: &Snapshot,
    character: usize,
    to: Option<ParticipantId>,
) -> bool {
    let Some(assignment) = snapshot.hosts_read_assignment() else { return false };
    let (own, theirs) = (assignment.row.participant_id, assignment.character == character);
    (theirs && to != own) || (!theirs && to == own)
}

fn plays(snapshot: &Snapshot, participant: ParticipantId, character: usize) -> String {
    let player = snapshot.participant(participant).map_or("", |it| it.display_name.as_str());
    format!("{player} plays {} now.", snapshot.name(character))
}

fn give(
    change: &mut SessionChange<'_>,
    character: CharacterId,
    participant: ParticipantId,
) -> QueryResult<usize> {
    diesel::insert_into(a::table)
        .values((
            a::session_id.eq(change.session.id),
            a::character_id.eq(character),
            a::participant_id.eq(participant),
            a::role_briefing_sent.eq(change.session.parts_sent_at.is_some()),
        ))
        .execute(change.db)
}

/// During the session only a part whose player is gone can be given away, to somebody who has none.
fn fill_in(
    change: &mut SessionChange<'_>,
    snapshot: &Snapshot,
    character: usize,
    to: Option<ParticipantId>,
) -> Result<Assigned, AppError> {
    let assignment = snapshot.assignment_for(character);
    let (Some(assignment), Some(participant)) = (assignment, to) else {
        return Ok(Assigned::OnlyEmptySeats);
    };
    if snapshot.seated(assignment).is_some() || snapshot.assignment_of(participant).is_some() {
        return Ok(Assigned::Taken);
    }
    seal_again(change, assignment.row.id)?;
    sit_down(change, assignment.row.id, participant)?;
    change.can_be_taken_back(plays(snapshot, participant, character), A_DECISION);
    let character = snapshot.name(character).to_owned();
    change.tell(SessionEvent::FilledIn { character });
    Ok(Assigned::Done)
}

/// Gives an empty seat's character to somebody, with the clues that are due.
///
/// # Errors
/// The database's.
pub(crate) fn sit_down(
    change: &mut SessionChange<'_>,
    assignment: AssignmentId,
    participant: ParticipantId,
) -> Result<(), AppError> {
    diesel::update(a::table.find(assignment))
        .set((
            a::participant_id.eq(participant),
            a::role_briefing_sent.eq(true),
            a::briefing_read_at.eq(None::<DateTime<Utc>>),
            a::assigned_at.eq(change.at),
        ))
        .execute(change.db)?;
    let snapshot = change.snapshot_now()?;
    deal::due(change, &snapshot)
}

/// Nobody plays this character any more. In the lobby it is free again; later it is an empty seat.
pub(crate) fn empty(
    change: &mut SessionChange<'_>,
    assignment: AssignmentId,
) -> Result<(), AppError> {
    if change.session.phase == Phase::Lobby {
        diesel::delete(a::table.find(assignment)).execute(change.db)?;
        return Ok(());
    }
    diesel::update(a::table.find(assignment))
        .set((
            a::participant_id.eq(None::<ParticipantId>),
            a::role_briefing_sent.eq(false),
            a::briefing_read_at.eq(None::<DateTime<Utc>>),
        ))
        .execute(change.db)?;
    seal_again(change, assignment)?;
    deal::from_empty_seat(change, assignment)
}

/// The letters are sealed again for whoever comes into the part.
fn seal_again(change: &mut SessionChange<'_>, assignment: AssignmentId) -> QueryResult<()> {
    diesel::delete(l::table.filter(l::assignment_id.eq(assignment))).execute(change.db)?;
    diesel::delete(t::table.filter(t::assignment_id.eq(assignment))).execute(change.db)?;
    Ok(())
}

/// Casts everybody who is there: what the host has given stays, wishes are heard.
///
/// # Errors
/// The database's.
pub fn everybody(db: &mut Db, area: &Mysteries, host: &Host) -> Result<CastEverybody, AppError> {
    change::press(db, area, host.session, |change| {
        let snapshot = change.snapshot()?;
        if change.session.phase != Phase::Lobby || change.session.is_over() {
            return Ok(CastEverybody::TooLate);
        }
        let Some(cast) = matched(&snapshot) else {
            let (fewest, most) = snapshot.players_range();
            let here = snapshot.present().count();
            return Ok(CastEverybody::WrongNumber { fewest, most, here });
        };
        let missing = |(participant, character): &(ParticipantId, usize)| {
            snapshot.assignment_of(*participant).map(|it| it.character) != Some(*character)
        };
        if cast.iter().any(missing) || cast.len() != snapshot.assignments.len() {
            recast(change, &snapshot, &cast)?;
            let words = "Everybody has a part. You can still change who plays whom.";
            change.can_be_taken_back(words, A_SLIP);
        }
        Ok(CastEverybody::Done)
    })
}

/// Who plays whom, for everybody who is there; none if the story is not for so many.
fn matched(snapshot: &Snapshot) -> Option<Vec<(ParticipantId, usize)>> {
    let story = &snapshot.edition.story;
    let mut participants: Vec<_> = snapshot.present().collect();
    participants.sort_by_key(|participant| participant.joined_at);
    let table = snapshot
        .configuration()
        .filter(|it| {
            (it.min_players as usize..=it.max_players as usize).contains(&participants.len())
        })
        .or_else(|| casts::choose_configuration(story, participants.len()))?;
    let index = |key: &String| snapshot.edition.character_of_key(key);
    let primary = |it: &usize| story.characters[*it].is_primary_character;
    let (must, may): (Vec<usize>, Vec<usize>) =
        table.characters.iter().filter_map(index).partition(primary);
    let candidates: Vec<Candidate> = participants
        .iter()
        .map(|participant| Candidate {
            has: snapshot.assignment_of(participant.id).map(|assignment| assignment.character),
            wish: participant.wish_id.and_then(|id| snapshot.edition.character_index(id.into())),
        })
        .collect();
    let cast = matching::cast(&candidates, &must, &may)?;
    Some(participants.iter().map(|participant| participant.id).zip(cast).collect())
}

fn recast(
    change: &mut SessionChange<'_>,
    snapshot: &Snapshot,
    cast: &[(ParticipantId, usize)],
) -> QueryResult<()> {
    let same = |participant: ParticipantId, character: usize| {
        snapshot
            .assignment_of(participant)
            .is_some_and(|assignment| assignment.character == character)
    };
    let keep: Vec<AssignmentId> = cast
        .iter()
        .filter(|(participant, character)| same(*participant, *character))
        .filter_map(|(participant, _)| {
            snapshot.assignment_of(*participant).map(|assignment| assignment.row.id)
        })
        .collect();
    diesel::delete(
        a::table.filter(a::session_id.eq(change.session.id)).filter(a::id.ne_all(&keep)),
    )
    .execute(change.db)?;
    for (participant, character) in
        cast.iter().filter(|(participant, character)| !same(*participant, *character))
    {
        give(change, snapshot.edition.character_ids[*character].into(), *participant)?;
    }
    change.tell(SessionEvent::Assigned {});
    Ok(())
}

/// Hands out the characters: from now on everybody can read who they are.
///
/// # Errors
/// The database's.
pub fn hand_out(db: &mut Db, area: &Mysteries, host: &Host) -> Result<HandedOut, AppError> {
    change::press(db, area, host.session, |change| {
        let snapshot = change.snapshot()?;
        if change.session.phase != Phase::Lobby
            || change.session.is_over()
            || snapshot.assignments.is_empty()
        {
            return Ok(HandedOut::Nothing);
        }
        if change.session.parts_sent_at.is_some() {
            return Ok(HandedOut::Already);
        }
        diesel::update(s::table.find(change.session.id))
            .set(s::parts_sent_at.eq(change.at))
            .execute(change.db)?;
        diesel::update(a::table.filter(a::session_id.eq(change.session.id)))
            .set(a::role_briefing_sent.eq(true))
            .execute(change.db)?;
        change.tell(SessionEvent::CharactersHandedOut {});
        change.can_be_taken_back("Everybody can read who they are now.", A_SLIP);
        reminders::characters_given(change, &snapshot)?;
        Ok(HandedOut::Done)
    })
}

/// A guest says whom they would like to play, or that they do not mind.
///
/// # Errors
/// `NotFound` for a character of another story; the database's.
pub fn wish(
    db: &mut Db,
    area: &Mysteries,
    seat: &Seat,
    character: Option<CharacterId>,
) -> Result<(), AppError> {
    change::run(db, area, seat.session, |change| {
        let participant = seat.still(change.db)?;
        let snapshot = change.snapshot()?;
        if let Some(id) = character {
            snapshot.edition.character_index(id.into()).ok_or(AppError::NotFound)?;
        }
        diesel::update(p::table.find(participant.id))
            .set(p::wish_id.eq(character))
            .execute(change.db)?;
        change.tell(SessionEvent::Wished { name: participant.display_name });
        Ok(())
    })
}
