//! The rounds of an edition, with their letters.

use super::{Keys, unsigned, value};
use crate::ids::EditionId;
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::*;
use lamplight_story_file::{Letter, Round};
use serde_json::Value;
use uuid::Uuid;

pub(super) fn rounds(
    db: &mut Db,
    id: EditionId,
    keys: &Keys,
) -> Result<(Keys, Vec<Round>), AppError> {
    use story_rounds as r;
    let rows: Vec<(Uuid, String, String, i32, String, Value)> = r::table
        .filter(r::edition_id.eq(id))
        .order(r::position)
        .select((r::id, r::key, r::name, r::minutes, r::text, r::host_script))
        .load(db)?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.0).collect();
    let letters: Vec<(Uuid, Uuid, String, Vec<Option<String>>)> = story_round_secrets::table
        .filter(story_round_secrets::round_id.eq_any(&ids))
        .select((
            story_round_secrets::round_id,
            story_round_secrets::character_id,
            story_round_secrets::text,
            story_round_secrets::objectives,
        ))
        .load(db)?;
    let letters_of = |round: Uuid| {
        letters.iter().filter(move |row| row.0 == round).filter_map(|(_, who, text, objectives)| {
            let objectives = objectives.iter().flatten().cloned().collect();
            Some(Letter { character: keys.get(who)?.clone(), text: text.clone(), objectives })
        })
    };
    let round_keys = rows.iter().map(|row| (row.0, row.1.clone())).collect();
    let rounds = rows
        .into_iter()
        .map(|(id, key, name, minutes, text, script)| {
            let secrets = letters_of(id).collect();
            Ok(Round {
                key,
                name,
                minutes: unsigned(minutes),
                text,
                host_script: value(script)?,
                secrets,
            })
        })
        .collect::<Result<_, AppError>>()?;
    Ok((round_keys, rounds))
}
