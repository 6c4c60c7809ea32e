//! The parts of an edition as rows.

use crate::{column::Word, edition::absence::Absence, ids::EditionId};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::*;
use lamplight_story_file::{Audience, Can, Clue, IfAbsent, StoryFile};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

type Ids<'s> = HashMap<&'s str, Uuid>;

/// Numbers in files are small and never negative; the tables' are signed.
pub(super) fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn place(index: usize) -> i32 {
    i32::try_from(index + 1).unwrap_or(i32::MAX)
}

fn json(value: &impl Serialize) -> Result<serde_json::Value, AppError> {
    serde_json::to_value(value).map_err(AppError::internal)
}

/// Inserts all parts of `story` under `edition`.
pub(super) fn insert(db: &mut Db, edition: EditionId, story: &StoryFile) -> Result<(), AppError> {
    offstage(db, edition, story)?;
    let characters = characters(db, edition, story)?;
    configurations(db, edition, story, &characters)?;
    let rounds = rounds(db, edition, story, &characters)?;
    clues(db, edition, story, &characters, &rounds)?;
    solution(db, edition, story, &characters)
}

fn offstage(db: &mut Db, edition: EditionId, story: &StoryFile) -> QueryResult<usize> {
    use story_offstage as o;
    let rows: Vec<_> = story
        .offstage
        .iter()
        .enumerate()
        .map(|(index, it)| {
            (
                o::edition_id.eq(edition),
                o::position.eq(place(index)),
                o::key.eq(&it.key),
                o::name.eq(&it.name),
                o::description.eq(&it.description),
            )
        })
        .collect();
    diesel::insert_into(o::table).values(rows).execute(db)
}

fn characters<'s>(db: &mut Db, edition: EditionId, story: &'s StoryFile) -> QueryResult<Ids<'s>> {
    use {story_character_secrets as x, story_characters as c};
    let ids: Ids = story.characters.iter().map(|it| (it.key.as_str(), Uuid::new_v4())).collect();
    let rows: Vec<_> = story
        .characters
        .iter()
        .enumerate()
        .map(|(index, it)| {
            (
                c::id.eq(ids[it.key.as_str()]),
                c::edition_id.eq(edition),
                c::position.eq(place(index)),
                c::key.eq(&it.key),
                c::name.eq(&it.name),
                c::gender.eq(Word(it.gender)),
                c::is_primary_character.eq(it.is_primary_character),
                c::tagline.eq(&it.tagline),
                c::description.eq(&it.description),
                c::costume_hint.eq(&it.costume_hint),
                c::portrait.eq(story.portrait_name(it)),
                c::when_absent.eq(&it.when_absent),
            )
        })
        .collect();
    diesel::insert_into(c::table).values(rows).execute(db)?;
    let secrets: Vec<_> = story
        .characters
        .iter()
        .map(|it| {
            (
                x::character_id.eq(ids[it.key.as_str()]),
                x::summary.eq(&it.secret.summary),
                x::private_briefing.eq(&it.secret.private_briefing),
                x::objectives.eq(&it.secret.objectives),
            )
        })
        .collect();
    diesel::insert_into(x::table).values(secrets).execute(db)?;
    Ok(ids)
}

fn configurations(
    db: &mut Db,
    edition: EditionId,
    story: &StoryFile,
    characters: &Ids,
) -> QueryResult<()> {
    use {story_configuration_characters as m, story_configurations as c};
    for (index, it) in story.configurations.iter().enumerate() {
        let id: Uuid = diesel::insert_into(c::table)
            .values((
                c::edition_id.eq(edition),
                c::position.eq(place(index)),
                c::key.eq(&it.key),
                c::configuration_name.eq(&it.configuration_name),
                c::min_players.eq(signed(it.min_players)),
                c::max_players.eq(signed(it.max_players)),
            ))
            .returning(c::id)
            .get_result(db)?;
        let members: Vec<_> = it
            .characters
            .iter()
            .filter_map(|key| characters.get(key.as_str()))
            .map(|who| (m::configuration_id.eq(id), m::character_id.eq(*who)))
            .collect();
        diesel::insert_into(m::table).values(members).execute(db)?;
    }
    Ok(())
}

fn rounds<'s>(
    db: &mut Db,
    edition: EditionId,
    story: &'s StoryFile,
    characters: &Ids,
) -> Result<Ids<'s>, AppError> {
    use {story_round_secrets as x, story_rounds as r};
    let ids: Ids = story.rounds.iter().map(|it| (it.key.as_str(), Uuid::new_v4())).collect();
    for (index, it) in story.rounds.iter().enumerate() {
        diesel::insert_into(r::table)
            .values((
                r::id.eq(ids[it.key.as_str()]),
                r::edition_id.eq(edition),
                r::position.eq(place(index)),
                r::key.eq(&it.key),
                r::name.eq(&it.name),
                r::minutes.eq(signed(it.minutes)),
                r::text.eq(&it.text),
                r::host_script.eq(json(&it.host_script)?),
            ))
            .execute(db)?;
        let letters: Vec<_> = it
            .secrets
            .iter()
            .filter_map(|letter| {
                Some((
                    x::round_id.eq(ids[it.key.as_str()]),
                    x::character_id.eq(*characters.get(letter.character.as_str())?),
                    x::text.eq(&letter.text),
                    x::objectives.eq(&letter.objectives),
                ))
            })
            .collect();
        diesel::insert_into(x::table).values(letters).execute(db)?;
    }
    Ok(ids)
}

fn clues(
    db: &mut Db,
    edition: EditionId,
    story: &StoryFile,
    characters: &Ids,
    rounds: &Ids,
) -> QueryResult<()> {
    use {story_clue_companions as m, story_clue_secrets as x};
    for (index, it) in story.clues.iter().enumerate() {
        let id = insert_clue(db, edition, place(index), it, characters, rounds)?;
        diesel::insert_into(x::table)
            .values((
                x::clue_id.eq(id),
                x::title.eq(&it.title),
                x::text.eq(&it.text),
                x::picture.eq(&it.picture),
            ))
            .execute(db)?;
        let companions: Vec<_> = it
            .only_with
            .iter()
            .filter_map(|key| characters.get(key.as_str()))
            .map(|who| (m::clue_id.eq(id), m::character_id.eq(*who)))
            .collect();
        diesel::insert_into(m::table).values(companions).execute(db)?;
    }
    Ok(())
}

fn insert_clue(
    db: &mut Db,
    edition: EditionId,
    position: i32,
    clue: &Clue,
    characters: &Ids,
    rounds: &Ids,
) -> QueryResult<Uuid> {
    use story_clues as c;
    let audience = match &clue.audience {
        Audience::Everyone => None,
        Audience::Character(key) => characters.get(key.as_str()).copied(),
    };
    let substitute = match &clue.if_absent {
        Some(IfAbsent::Character(key)) => characters.get(key.as_str()).copied(),
        Some(IfAbsent::Everyone | IfAbsent::Drop) | None => None,
    };
    let may = |can: Can| clue.rights().contains(&can);
    diesel::insert_into(c::table)
        .values((
            c::edition_id.eq(edition),
            c::position.eq(position),
            c::key.eq(&clue.key),
            c::round_id.eq(rounds.get(clue.round.as_str()).copied().unwrap_or_default()),
            c::audience_id.eq(audience),
            c::release.eq(Word(clue.release)),
            c::if_absent.eq(clue.if_absent.as_ref().map(|it| Word(Absence::of(it)))),
            c::if_absent_id.eq(substitute),
            c::public_from_id.eq(clue
                .public_from
                .as_deref()
                .and_then(|key| rounds.get(key))
                .copied()),
            c::can_show.eq(may(Can::Show)),
            c::can_give.eq(may(Can::Give)),
            c::can_board.eq(may(Can::Board)),
        ))
        .returning(c::id)
        .get_result(db)
}

fn solution(
    db: &mut Db,
    edition: EditionId,
    story: &StoryFile,
    characters: &Ids,
) -> Result<(), AppError> {
    use {story_culprits as g, story_solutions as s};
    let it = &story.solution;
    diesel::insert_into(s::table)
        .values((
            s::edition_id.eq(edition),
            s::how.eq(&it.how),
            s::why.eq(&it.why),
            s::steps.eq(json(&it.steps)?),
            s::herrings.eq(json(&it.herrings)?),
            s::reveal.eq(json(&it.reveal)?),
            s::endings.eq(json(&it.endings)?),
            s::afterwards.eq(json(&it.afterwards)?),
            s::timeline.eq(json(&it.timeline)?),
        ))
        .execute(db)?;
    let culprits: Vec<_> = it
        .culprits
        .iter()
        .filter_map(|key| characters.get(key.as_str()))
        .map(|who| (g::edition_id.eq(edition), g::character_id.eq(*who)))
        .collect();
    diesel::insert_into(g::table).values(culprits).execute(db)?;
    Ok(())
}
