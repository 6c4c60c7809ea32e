//! Reading the library, a page at a time, by the partial indices on `stories`.

use super::filter::Filter;
use crate::{
    column::Word,
    stories::{
        access::Story,
        status::{Status, Visibility},
    },
};
use diesel::{pg::Pg, prelude::*};
use lamplight_core::db::Db;
use lamplight_schema::{
    search::{matches, story_query},
    stories::stories,
};

/// Stories on a page.
pub(super) const PAGE: usize = 20;

diesel::define_sql_function! {
    /// The items of a list with `between` between them.
    fn array_to_string(
        list: diesel::sql_types::Array<diesel::sql_types::Nullable<diesel::sql_types::Text>>,
        between: diesel::sql_types::Text,
    ) -> diesel::sql_types::Text;
}

type Query<'f> = stories::BoxedQuery<'f, Pg>;

/// The stories of a page, and whether there are more.
pub(super) fn page(db: &mut Db, filter: &Filter) -> QueryResult<(Vec<Story>, bool)> {
    let mut found: Vec<Story> = query(filter)
        .select(Story::as_select())
        .order((stories::title, stories::id))
        .limit(i64::try_from(PAGE).unwrap_or(i64::MAX) + 1)
        .load(db)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    Ok((found, more))
}

fn query(filter: &Filter) -> Query<'_> {
    let mut query = stories::table
        .filter(stories::status.eq(Word(Status::Published)))
        .filter(stories::visibility.eq(Word(Visibility::Public)))
        .filter(stories::deleted_at.is_null())
        .into_boxed();
    if let Some(words) = &filter.words {
        query = query.filter(matches(stories::search, story_query(words)));
    }
    if let Some(players) = filter.players {
        query =
            query.filter(stories::min_players.le(players)).filter(stories::max_players.ge(players));
    }
    if let Some(minutes) = filter.longest {
        query = query.filter(stories::duration_minutes.le(minutes));
    }
    for note in &filter.without {
        let notes = array_to_string(stories::content_warnings, "\n");
        query = query.filter(notes.not_ilike(format!("%{}%", literal(note))));
    }
    if let Some((title, id)) = &filter.after {
        // The first condition is implied by the second, and is the one the index understands.
        query = query
            .filter(stories::title.ge(title))
            .filter(stories::title.gt(title).or(stories::id.gt(id)));
    }
    query
}

/// A text in which nothing stands for something else.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
