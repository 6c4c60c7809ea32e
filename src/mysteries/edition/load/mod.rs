//! Reading an edition from its tables.

mod characters;
mod clues;
mod rounds;

use super::{Edition, Texts};
use crate::{
    column::Word,
    ids::{EditionId, StoryId},
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError, web::ui::Html};
use lamplight_markdown as markdown;
use lamplight_schema::stories::*;
use lamplight_story_file::{HostMode, Offstage, Round, Solution, StoryFile};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

/// Keys by id, of characters or rounds.
type Keys = HashMap<Uuid, String>;

/// Reads the edition `id`.
///
/// # Errors
/// `NotFound`, the database's, or `Internal` if a row holds what no file can.
pub fn load(db: &mut Db, id: EditionId) -> Result<Edition, AppError> {
    let (story_id, mut story) = face(db, id)?;
    let (character_ids, characters) = characters::characters(db, id)?;
    let keys: Keys =
        character_ids.iter().copied().zip(characters.iter().map(|it| it.key.clone())).collect();
    let (round_keys, rounds) = rounds::rounds(db, id, &keys)?;
    let (clue_ids, clues) = clues::clues(db, id, &keys, &round_keys)?;
    let (configuration_ids, configurations) = characters::configurations(db, id, &keys)?;
    story.offstage = offstage(db, id)?;
    story.characters = characters;
    story.rounds = rounds;
    story.clues = clues;
    story.configurations = configurations;
    story.solution = solution(db, id, &keys)?;
    let html = texts(&story);
    Ok(Edition { id, story_id, story, character_ids, clue_ids, configuration_ids, html })
}

fn value<T: DeserializeOwned>(json: Value) -> Result<T, AppError> {
    serde_json::from_value(json).map_err(AppError::internal)
}

fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = story_editions, check_for_backend(diesel::pg::Pg))]
struct Face {
    story_id: StoryId,
    title: String,
    tagline: String,
    language: String,
    duration_minutes: i32,
    ages: i32,
    authors: Vec<Option<String>>,
    content_warnings: Vec<Option<String>>,
    host_modes: Vec<Option<Word<HostMode>>>,
    shop_description: String,
    setting_description: String,
}

fn face(db: &mut Db, id: EditionId) -> Result<(StoryId, StoryFile), AppError> {
    let face: Face = story_editions::table.find(id).select(Face::as_select()).first(db)?;
    let key: String = stories::table.find(face.story_id).select(stories::slug).first(db)?;
    let story = StoryFile {
        format: 1,
        key,
        title: face.title,
        tagline: face.tagline,
        language: face.language,
        duration_minutes: unsigned(face.duration_minutes),
        ages: unsigned(face.ages),
        authors: face.authors.into_iter().flatten().collect(),
        content_warnings: face.content_warnings.into_iter().flatten().collect(),
        host_modes: face.host_modes.iter().flatten().map(|mode| mode.0).collect(),
        shop_description: face.shop_description,
        setting_description: face.setting_description,
        ..StoryFile::default()
    };
    Ok((face.story_id, story))
}

fn offstage(db: &mut Db, id: EditionId) -> QueryResult<Vec<Offstage>> {
    let rows: Vec<(String, String, String)> = story_offstage::table
        .filter(story_offstage::edition_id.eq(id))
        .order(story_offstage::position)
        .select((story_offstage::key, story_offstage::name, story_offstage::description))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(key, name, description)| Offstage { key, name, description })
        .collect())
}

fn solution(db: &mut Db, id: EditionId, keys: &Keys) -> Result<Solution, AppError> {
    use story_solutions as s;
    let row: (String, String, Value, Value, Value, Value, Value, Value) = s::table
        .find(id)
        .select((
            s::how,
            s::why,
            s::steps,
            s::herrings,
            s::reveal,
            s::endings,
            s::afterwards,
            s::timeline,
        ))
        .first(db)?;
    let culprits: Vec<Uuid> = story_culprits::table
        .filter(story_culprits::edition_id.eq(id))
        .select(story_culprits::character_id)
        .load(db)?;
    let (how, why, steps, herrings, reveal, endings, afterwards, timeline) = row;
    Ok(Solution {
        culprits: culprits.iter().filter_map(|id| keys.get(id).cloned()).collect(),
        how,
        why,
        steps: value(steps)?,
        herrings: value(herrings)?,
        reveal: value(reveal)?,
        endings: value(endings)?,
        afterwards: value(afterwards)?,
        timeline: value(timeline)?,
    })
}

fn texts(story: &StoryFile) -> Texts {
    let html = |text: &String| Html(markdown::render(text));
    let letter = |round: &Round, key: &str| {
        round.secrets.iter().find(|letter| letter.character == key).map(|letter| html(&letter.text))
    };
    let afterwards = |key: &str| story.solution.afterwards.iter().find(|it| it.character == key);
    Texts {
        setting: html(&story.setting_description),
        descriptions: story.characters.iter().map(|it| html(&it.description)).collect(),
        absences: story.characters.iter().map(|it| it.when_absent.as_ref().map(html)).collect(),
        briefings: story.characters.iter().map(|it| html(&it.secret.private_briefing)).collect(),
        rounds: story.rounds.iter().map(|it| html(&it.text)).collect(),
        letters: story
            .rounds
            .iter()
            .map(|round| story.characters.iter().map(|it| letter(round, &it.key)).collect())
            .collect(),
        clues: story.clues.iter().map(|it| html(&it.text)).collect(),
        reveal: story.solution.reveal.iter().map(|it| html(&it.text)).collect(),
        endings: story.solution.endings.iter().map(|it| html(&it.text)).collect(),
        afterwards: story
            .characters
            .iter()
            .map(|it| afterwards(&it.key).map(|it| html(&it.text)))
            .collect(),
    }
}
