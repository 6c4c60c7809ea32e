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
use lamplight_core::{
    db::Db,
    paging::{Cursor, Page, one_more_than},
    search::{array_to_string, containing},
};
use lamplight_schema::{
    search::{matches, story_query},
    stories::stories,
};

/// Stories on a page.
pub(super) const PAGE: usize = 20;

type Query<'f> = stories::BoxedQuery<'f, Pg>;

/// The stories of a page.
pub(super) fn page(db: &mut Db, filter: &Filter) -> QueryResult<Page<Story>> {
    let found = query(filter)
        .select(Story::as_select())
        .order((stories::title, stories::id))
        .limit(one_more_than(PAGE))
        .load(db)?;
    Ok(Page::of(found, PAGE))
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
        query = query.filter(notes.not_ilike(containing(note)));
    }
    if let Some(Cursor { value: title, id }) = &filter.after {
        // The first condition is implied by the second, and is the one the index understands.
        query = query
            .filter(stories::title.ge(title))
            .filter(stories::title.gt(title).or(stories::id.gt(id)));
    }
    query
}
