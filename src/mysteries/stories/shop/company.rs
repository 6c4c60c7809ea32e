//! Who may be played, and from how many players on.

use crate::ids::EditionId;
use diesel::prelude::*;
use lamplight_core::{db::Db, web::pictures};
use lamplight_pictures::Kind;
use lamplight_schema::stories::{
    story_characters as c, story_configuration_characters as m, story_configurations as t,
};
use lamplight_story_file::{Character, Configuration, StoryFile, cast_for};
use std::collections::HashMap;

/// Somebody to play: the public part.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) tagline: String,
    pub(super) portrait: String,
    /// They take part from this number of players on; none: always.
    pub(super) from: Option<usize>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = c, check_for_backend(diesel::pg::Pg))]
struct Row {
    key: String,
    name: String,
    tagline: String,
    portrait: String,
    is_primary_character: bool,
}

/// The characters of an edition, in the story's order.
pub(super) fn load(db: &mut Db, edition: EditionId) -> QueryResult<Vec<Member>> {
    let rows: Vec<Row> = c::table
        .filter(c::edition_id.eq(edition))
        .order(c::position)
        .select(Row::as_select())
        .load(db)?;
    let from = from_how_many(&story_of(&rows, configurations(db, edition)?));
    Ok(rows.into_iter().map(|row| member(row, &from)).collect())
}

fn member(row: Row, from: &HashMap<String, usize>) -> Member {
    Member {
        from: from.get(&row.key).copied().filter(|_| !row.is_primary_character),
        portrait: pictures::url_named(Kind::Portrait, &row.portrait),
        name: row.name,
        tagline: row.tagline,
    }
}

/// The tables of an edition with the keys of who sits at them.
fn configurations(db: &mut Db, edition: EditionId) -> QueryResult<Vec<Configuration>> {
    let seats: Vec<(i32, i32, i32, String)> = m::table
        .inner_join(t::table)
        .inner_join(c::table)
        .filter(t::edition_id.eq(edition))
        .order((t::position, c::position))
        .select((t::position, t::min_players, t::max_players, c::key))
        .load(db)?;
    let tables = seats.chunk_by(|one, other| one.0 == other.0);
    Ok(tables.filter_map(configuration).collect())
}

fn configuration(seats: &[(i32, i32, i32, String)]) -> Option<Configuration> {
    let (_, fewest, most, _) = seats.first()?;
    Some(Configuration {
        min_players: u32::try_from(*fewest).unwrap_or_default(),
        max_players: u32::try_from(*most).unwrap_or_default(),
        characters: seats.iter().map(|seat| seat.3.clone()).collect(),
        ..Configuration::default()
    })
}

/// As much of the story as says who is cast.
fn story_of(rows: &[Row], configurations: Vec<Configuration>) -> StoryFile {
    let character = |row: &Row| Character {
        key: row.key.clone(),
        is_primary_character: row.is_primary_character,
        ..Character::default()
    };
    StoryFile {
        characters: rows.iter().map(character).collect(),
        configurations,
        ..StoryFile::default()
    }
}

fn from_how_many(story: &StoryFile) -> HashMap<String, usize> {
    let fewest = story.configurations.iter().map(|it| it.min_players).min().unwrap_or(0);
    let most = story.configurations.iter().map(|it| it.max_players).max().unwrap_or(0);
    let mut from = HashMap::new();
    for players in fewest as usize..=most as usize {
        let Some(casting) = cast_for(story, players) else { continue };
        for key in casting.cast.keys() {
            from.entry(key.to_owned()).or_insert(players);
        }
    }
    from
}
