//! The clues of an edition.

use super::Keys;
use crate::{column::Word, edition::absence::Absence, ids::EditionId};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::*;
use lamplight_story_file::{Audience, Can, Clue, IfAbsent, Release};
use uuid::Uuid;

#[derive(Queryable, Selectable)]
#[diesel(table_name = story_clues, check_for_backend(diesel::pg::Pg))]
struct ClueRow {
    id: Uuid,
    key: String,
    round_id: Uuid,
    audience_id: Option<Uuid>,
    release: Word<Release>,
    if_absent: Option<Word<Absence>>,
    if_absent_id: Option<Uuid>,
    public_from_id: Option<Uuid>,
    can_show: bool,
    can_give: bool,
    can_board: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = story_clue_secrets, check_for_backend(diesel::pg::Pg))]
struct ClueSecretRow {
    title: String,
    text: String,
    picture: Option<String>,
}

pub(super) fn clues(
    db: &mut Db,
    id: EditionId,
    keys: &Keys,
    round_keys: &Keys,
) -> Result<(Vec<Uuid>, Vec<Clue>), AppError> {
    let rows: Vec<(ClueRow, ClueSecretRow)> = story_clues::table
        .inner_join(story_clue_secrets::table)
        .filter(story_clues::edition_id.eq(id))
        .order(story_clues::position)
        .select((ClueRow::as_select(), ClueSecretRow::as_select()))
        .load(db)?;
    let ids: Vec<Uuid> = rows.iter().map(|(row, _)| row.id).collect();
    let companions: Vec<(Uuid, Uuid)> = story_clue_companions::table
        .filter(story_clue_companions::clue_id.eq_any(&ids))
        .select((story_clue_companions::clue_id, story_clue_companions::character_id))
        .load(db)?;
    let clues = rows
        .into_iter()
        .map(|(row, secret)| {
            let with = companions.iter().filter(|(clue, _)| *clue == row.id);
            let only_with = with.filter_map(|(_, who)| keys.get(who).cloned()).collect();
            clue(row, secret, only_with, keys, round_keys)
        })
        .collect::<Result<_, AppError>>()?;
    Ok((ids, clues))
}

fn clue(
    row: ClueRow,
    secret: ClueSecretRow,
    only_with: Vec<String>,
    keys: &Keys,
    round_keys: &Keys,
) -> Result<Clue, AppError> {
    let key_of = |id: Option<Uuid>| id.and_then(|id| keys.get(&id).cloned());
    let rights =
        [(row.can_show, Can::Show), (row.can_give, Can::Give), (row.can_board, Can::Board)];
    let release = row.release.0;
    let can = rights.into_iter().filter_map(|(may, can)| may.then_some(can)).collect();
    Ok(Clue {
        key: row.key,
        title: secret.title,
        text: secret.text,
        picture: secret.picture,
        round: round_keys.get(&row.round_id).cloned().unwrap_or_default(),
        audience: key_of(row.audience_id).map_or(Audience::Everyone, Audience::Character),
        release,
        if_absent: match row.if_absent.map(|word| word.0) {
            Some(Absence::Everyone) => Some(IfAbsent::Everyone),
            Some(Absence::Drop) => Some(IfAbsent::Drop),
            Some(Absence::Character) => {
                let substitute = key_of(row.if_absent_id);
                let missing = || AppError::internal("a clue without its substitute");
                Some(IfAbsent::Character(substitute.ok_or_else(missing)?))
            }
            None => None,
        },
        public_from: row.public_from_id.and_then(|id| round_keys.get(&id).cloned()),
        can: (release == Release::Holder).then_some(can),
        only_with,
    })
}
