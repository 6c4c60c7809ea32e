//! Casting: by hand, all at once, handing out the characters, filling an empty seat.

use super::matching::{self, Candidate};
use crate::ids::{AssignmentId, CharacterId, ParticipantId};
use crate::{
    Mysteries,
    access::{Host, Seat},
    clues::deal,
    evening::{Evening, rows::Phase},
    floor::{self, Floor},
    reminders,
    session_event::SessionEvent,
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
    floor::change(db, area, host.evening, |floor| {
        let evening = floor.evening()?;
        let index = evening.edition.character_index(character.into()).ok_or(AppError::NotFound)?;
        if let Some(id) = to {
            evening.present().find(|person| person.id == id).ok_or(AppError::NotFound)?;
        }
        match floor.session.phase {
            Phase::Lobby => in_lobby(floor, &evening, index, to),
            Phase::Round => fill_in(floor, &evening, index, to),
            Phase::Accusation | Phase::Reveal | Phase::After => Ok(Assigned::TooLate),
        }
    })
}

fn in_lobby(
    floor: &mut Floor<'_>,
    evening: &Evening,
    character: usize,
    to: Option<ParticipantId>,
) -> Result<Assigned, AppError> {
    if floor.session.is_over() {
        return Ok(Assigned::CalledOff);
    }
    if unseals_a_second_part(evening, character, to) {
        return Ok(Assigned::HostHasRead);
    }
    let id = CharacterId::from(evening.edition.character_ids[character]);
    let before = evening.parts.iter().find(|part| part.character == character);
    let Some(person) = to else {
        if let Some(part) = before {
            empty(floor, part.row.id)?;
        }
        floor.tell(SessionEvent::Assigned {});
        return Ok(Assigned::Done);
    };
    let displaced =
        before.and_then(|part| part.row.participant_id).filter(|other| *other != person);
    let vacated = evening.part_of(person).map(|part| part.row.character_id);
    for part in [before, evening.part_of(person)].into_iter().flatten() {
        diesel::delete(a::table.find(part.row.id)).execute(floor.db)?;
    }
    give(floor, id, person)?;
    if let (Some(other), Some(theirs)) = (displaced, vacated.filter(|theirs| *theirs != id)) {
        give(floor, theirs, other)?;
    }
    floor.tell(SessionEvent::Assigned {});
    Ok(Assigned::Done)
}

/// A host who plays along could otherwise give themselves one part after the other, and read them
/// all before the evening begins.
fn unseals_a_second_part(evening: &Evening, character: usize, to: Option<ParticipantId>) -> bool {
    let Some(part) = evening.hosts_read_part() else { return false };
    let (own, theirs) = (part.row.participant_id, part.character == character);
    (theirs && to != own) || (!theirs && to == own)
}

fn give(
    floor: &mut Floor<'_>,
    character: CharacterId,
    person: ParticipantId,
) -> QueryResult<usize> {
    diesel::insert_into(a::table)
        .values((
            a::session_id.eq(floor.session.id),
            a::character_id.eq(character),
            a::participant_id.eq(person),
            a::role_briefing_sent.eq(floor.session.parts_sent_at.is_some()),
        ))
        .execute(floor.db)
}

/// During the evening only an empty seat can be filled, by somebody who has none.
fn fill_in(
    floor: &mut Floor<'_>,
    evening: &Evening,
    character: usize,
    to: Option<ParticipantId>,
) -> Result<Assigned, AppError> {
    let part = evening.parts.iter().find(|part| part.character == character);
    let (Some(part), Some(person)) = (part, to) else {
        return Ok(Assigned::OnlyEmptySeats);
    };
    if part.row.participant_id.is_some() || evening.part_of(person).is_some() {
        return Ok(Assigned::Taken);
    }
    sit_down(floor, part.row.id, person)?;
    let character = evening.name(character).to_owned();
    floor.tell(SessionEvent::FilledIn { character });
    Ok(Assigned::Done)
}

/// Gives an empty seat's part to somebody, with the clues that are due.
///
/// # Errors
/// The database's.
pub(crate) fn sit_down(
    floor: &mut Floor<'_>,
    part: AssignmentId,
    person: ParticipantId,
) -> Result<(), AppError> {
    diesel::update(a::table.find(part))
        .set((
            a::participant_id.eq(person),
            a::role_briefing_sent.eq(true),
            a::briefing_read_at.eq(None::<DateTime<Utc>>),
            a::assigned_at.eq(Utc::now()),
        ))
        .execute(floor.db)?;
    deal::due(floor)
}

/// Nobody plays this part any more. In the lobby it is free again; later it is an empty seat.
pub(crate) fn empty(floor: &mut Floor<'_>, part: AssignmentId) -> Result<(), AppError> {
    if floor.session.phase == Phase::Lobby {
        diesel::delete(a::table.find(part)).execute(floor.db)?;
        return Ok(());
    }
    diesel::update(a::table.find(part))
        .set((
            a::participant_id.eq(None::<ParticipantId>),
            a::role_briefing_sent.eq(false),
            a::briefing_read_at.eq(None::<DateTime<Utc>>),
        ))
        .execute(floor.db)?;
    // The letters are sealed again for whoever comes after them.
    diesel::delete(l::table.filter(l::assignment_id.eq(part))).execute(floor.db)?;
    diesel::delete(t::table.filter(t::assignment_id.eq(part))).execute(floor.db)?;
    deal::from_empty_seat(floor, part)
}

/// Casts everybody who is there: what the host has given stays, wishes are heard.
///
/// # Errors
/// The database's.
pub fn everybody(db: &mut Db, area: &Mysteries, host: &Host) -> Result<CastEverybody, AppError> {
    floor::change(db, area, host.evening, |floor| {
        let evening = floor.evening()?;
        if floor.session.phase != Phase::Lobby || floor.session.is_over() {
            return Ok(CastEverybody::TooLate);
        }
        let Some(cast) = matched(&evening) else {
            let (fewest, most) = evening.players_range();
            let here = evening.present().count();
            return Ok(CastEverybody::WrongNumber { fewest, most, here });
        };
        recast(floor, &evening, &cast)?;
        Ok(CastEverybody::Done)
    })
}

/// Person and character, for everybody who is there; none if the story is not for so many.
fn matched(evening: &Evening) -> Option<Vec<(ParticipantId, usize)>> {
    let story = &evening.edition.story;
    let mut people: Vec<_> = evening.present().collect();
    people.sort_by_key(|person| person.joined_at);
    let table = evening
        .configuration()
        .filter(|it| (it.min_players as usize..=it.max_players as usize).contains(&people.len()))
        .or_else(|| casts::choose_configuration(story, people.len()))?;
    let index = |key: &String| evening.edition.character_of_key(key);
    let primary = |it: &usize| story.characters[*it].is_primary_character;
    let (must, may): (Vec<usize>, Vec<usize>) =
        table.characters.iter().filter_map(index).partition(primary);
    let candidates: Vec<Candidate> = people
        .iter()
        .map(|person| Candidate {
            has: evening.part_of(person.id).map(|part| part.character),
            wish: person.wish_id.and_then(|id| evening.edition.character_index(id.into())),
        })
        .collect();
    let cast = matching::cast(&candidates, &must, &may)?;
    Some(people.iter().map(|person| person.id).zip(cast).collect())
}

fn recast(
    floor: &mut Floor<'_>,
    evening: &Evening,
    cast: &[(ParticipantId, usize)],
) -> QueryResult<()> {
    let same = |person: ParticipantId, character: usize| {
        evening.part_of(person).is_some_and(|part| part.character == character)
    };
    let keep: Vec<AssignmentId> = cast
        .iter()
        .filter(|(person, character)| same(*person, *character))
        .filter_map(|(person, _)| evening.part_of(*person).map(|part| part.row.id))
        .collect();
    diesel::delete(a::table.filter(a::session_id.eq(floor.session.id)).filter(a::id.ne_all(&keep)))
        .execute(floor.db)?;
    for (person, character) in cast.iter().filter(|(person, character)| !same(*person, *character))
    {
        give(floor, evening.edition.character_ids[*character].into(), *person)?;
    }
    floor.tell(SessionEvent::Assigned {});
    Ok(())
}

/// Hands out the parts: from now on everybody can read who they are.
///
/// # Errors
/// The database's.
pub fn hand_out(db: &mut Db, area: &Mysteries, host: &Host) -> Result<HandedOut, AppError> {
    floor::change(db, area, host.evening, |floor| {
        let evening = floor.evening()?;
        if floor.session.phase != Phase::Lobby
            || floor.session.is_over()
            || evening.parts.is_empty()
        {
            return Ok(HandedOut::Nothing);
        }
        diesel::update(s::table.find(floor.session.id))
            .set(s::parts_sent_at.eq(Utc::now()))
            .execute(floor.db)?;
        diesel::update(a::table.filter(a::session_id.eq(floor.session.id)))
            .set(a::role_briefing_sent.eq(true))
            .execute(floor.db)?;
        floor.tell(SessionEvent::CharactersHandedOut {});
        reminders::parts_given(floor, &evening)?;
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
    floor::change(db, area, seat.evening, |floor| {
        let evening = floor.evening()?;
        if let Some(id) = character {
            evening.edition.character_index(id.into()).ok_or(AppError::NotFound)?;
        }
        diesel::update(p::table.find(seat.person.id))
            .set(p::wish_id.eq(character))
            .execute(floor.db)?;
        floor.tell(SessionEvent::Wished { name: seat.person.display_name.clone() });
        Ok(())
    })
}
