//! Reading one's own stories, the one changed last first.

use crate::{
    ids::StoryId,
    stories::{
        access::Story,
        status::{Status, Visibility},
    },
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    paging::{Cursor, Page, one_more_than},
    people::Member,
};
use lamplight_schema::stories::{stories as s, story_editions as e};
use std::collections::HashMap;

const PAGE: usize = 30;

/// One of the member's own stories.
pub(super) struct Mine {
    pub(super) story: Story,
    edition: Option<Edition>,
}

/// The newest edition, next to the draft.
struct Edition {
    number: i32,
    is_draft: bool,
}

impl Mine {
    /// How far it is, in words.
    pub(super) fn state(&self) -> String {
        let Some(edition) = &self.edition else {
            return "A draft that nobody else sees".to_owned();
        };
        let who = match (self.story.status, self.story.visibility) {
            (Status::Archived, _) => "Archived",
            (_, Visibility::Public) => "In the library",
            (_, Visibility::Unlisted) => "Open to whoever has its address",
            (_, Visibility::Private) => "Published for you alone",
        };
        let draft = if edition.is_draft { "" } else { ", and a draft that is newer" };
        format!("{who}, edition {}{draft}", edition.number)
    }
}

/// Where a page of them ended.
pub(super) type Place = Cursor<DateTime<Utc>>;

/// A page of the member's stories, and where the next one begins.
pub(super) fn page(
    db: &mut Db,
    member: &Member,
    before: Option<&Place>,
) -> QueryResult<(Vec<Mine>, Option<Place>)> {
    let mut theirs = s::table
        .filter(s::author_id.eq(member.viewer.id))
        .filter(s::deleted_at.is_null())
        .order((s::updated_at.desc(), s::id.desc()))
        .limit(one_more_than(PAGE))
        .select((Story::as_select(), s::updated_at))
        .into_boxed();
    if let Some(Cursor { value: time, id }) = before {
        // The first condition is implied by the second, and is the one the index understands.
        theirs =
            theirs.filter(s::updated_at.le(time)).filter(s::updated_at.lt(time).or(s::id.lt(id)));
    }
    let page: Page<(Story, DateTime<Utc>)> = Page::of(theirs.load(db)?, PAGE);
    let next = page.next(|(story, time)| Cursor::behind(*time, story.id));
    Ok((with_editions(db, page.items.into_iter().map(|row| row.0).collect())?, next))
}

fn with_editions(db: &mut Db, stories: Vec<Story>) -> QueryResult<Vec<Mine>> {
    let ids: Vec<StoryId> = stories.iter().map(|story| story.id).collect();
    let newest: Vec<(StoryId, i32, Option<bool>)> = e::table
        .inner_join(s::table)
        .filter(e::story_id.eq_any(ids))
        .distinct_on(e::story_id)
        .order((e::story_id, e::number.desc()))
        .select((e::story_id, e::number, s::draft_source.eq(e::source.nullable())))
        .load(db)?;
    let mut editions: HashMap<StoryId, Edition> = newest
        .into_iter()
        // Without a draft of its own, a story is as it was published.
        .map(|(id, number, same)| (id, Edition { number, is_draft: same.unwrap_or(true) }))
        .collect();
    let with = |story: Story| Mine { edition: editions.remove(&story.id), story };
    Ok(stories.into_iter().map(with).collect())
}
