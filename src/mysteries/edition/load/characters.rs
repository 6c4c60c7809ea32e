//! The characters of an edition with their secrets, and who plays at which table.

use super::{Keys, unsigned};
use crate::{column::Word, ids::EditionId};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::*;
use lamplight_story_file::{Character, Configuration, Gender, Secret};
use uuid::Uuid;

#[derive(Queryable, Selectable)]
#[diesel(table_name = story_characters, check_for_backend(diesel::pg::Pg))]
struct CharacterRow {
    id: Uuid,
    key: String,
    name: String,
    gender: Word<Gender>,
    is_primary_character: bool,
    tagline: String,
    description: String,
    costume_hint: String,
    portrait: String,
    when_absent: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = story_character_secrets, check_for_backend(diesel::pg::Pg))]
struct SecretRow {
    summary: String,
    private_briefing: String,
    objectives: Vec<Option<String>>,
}

pub(super) fn characters(
    db: &mut Db,
    id: EditionId,
) -> Result<(Vec<Uuid>, Vec<Character>), AppError> {
    let rows: Vec<(CharacterRow, SecretRow)> = story_characters::table
        .inner_join(story_character_secrets::table)
        .filter(story_characters::edition_id.eq(id))
        .order(story_characters::position)
        .select((CharacterRow::as_select(), SecretRow::as_select()))
        .load(db)?;
    let ids = rows.iter().map(|(row, _)| row.id).collect();
    let characters = rows.into_iter().map(|(row, secret)| character(row, secret)).collect();
    Ok((ids, characters))
}

fn character(row: CharacterRow, secret: SecretRow) -> Character {
    Character {
        key: row.key,
        name: row.name,
        gender: row.gender.0,
        is_primary_character: row.is_primary_character,
        tagline: row.tagline,
        description: row.description,
        costume_hint: row.costume_hint,
        portrait: Some(row.portrait),
        when_absent: row.when_absent,
        secret: Secret {
            summary: secret.summary,
            private_briefing: secret.private_briefing,
            objectives: secret.objectives.into_iter().flatten().collect(),
        },
    }
}

pub(super) fn configurations(
    db: &mut Db,
    id: EditionId,
    keys: &Keys,
) -> Result<(Vec<Uuid>, Vec<Configuration>), AppError> {
    use story_configurations as c;
    let rows: Vec<(Uuid, String, String, i32, i32)> = c::table
        .filter(c::edition_id.eq(id))
        .order(c::position)
        .select((c::id, c::key, c::configuration_name, c::min_players, c::max_players))
        .load(db)?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.0).collect();
    let members: Vec<(Uuid, Uuid)> = story_configuration_characters::table
        .inner_join(story_characters::table)
        .filter(story_configuration_characters::configuration_id.eq_any(&ids))
        .order(story_characters::position)
        .select((story_configuration_characters::configuration_id, story_characters::id))
        .load(db)?;
    let of = |own: Uuid| {
        members
            .iter()
            .filter(move |(id, _)| *id == own)
            .filter_map(|(_, who)| keys.get(who).cloned())
    };
    let configurations = rows
        .into_iter()
        .map(|(id, key, configuration_name, min, max)| Configuration {
            key,
            configuration_name,
            min_players: unsigned(min),
            max_players: unsigned(max),
            characters: of(id).collect(),
        })
        .collect();
    Ok((ids, configurations))
}
