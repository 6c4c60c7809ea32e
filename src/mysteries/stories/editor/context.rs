//! The draft that a page of the editor is about, and what stands at the top of the page.

use crate::{
    Context,
    ids::StoryId,
    stories::{
        access::StoryAuthor,
        drafts::{self, Draft, LastChanges},
    },
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::{stories, story_editions};
use lamplight_story_file::StoryFile;

/// A draft that is being edited, read.
pub(in crate::stories) struct DraftContext {
    /// As it was loaded.
    pub(in crate::stories) draft: Draft,
    /// The story in it.
    pub(in crate::stories) story: StoryFile,
}

impl DraftContext {
    /// Reads the story in a draft, which takes a while for a long one.
    pub(super) fn read(draft: Draft) -> Result<Self, AppError> {
        let story = drafts::story(&draft)?;
        Ok(Self { draft, story })
    }
}

/// What stands at the top of every page of the editor.
pub(super) struct Head {
    pub(super) slug: String,
    /// The draft's title.
    pub(super) title: String,
    /// The draft's number.
    pub(super) version: i32,
    /// How what is kept here stands to what guests see.
    pub(super) state: String,
    /// The changes that can be taken back and made again.
    pub(super) last: LastChanges,
    /// Whether the checker has said what it has to say of it.
    pub(super) is_checked: bool,
}

impl Head {
    pub(super) fn of(
        ctx: &mut Context<'_, StoryAuthor>,
        open: &DraftContext,
    ) -> Result<Self, AppError> {
        let story = &ctx.who.story;
        let (id, slug, shown) = (story.id, story.slug.clone(), story.title.clone());
        let title = Some(open.story.title.clone()).filter(|title| !title.is_empty());
        Ok(Self {
            slug,
            title: title.unwrap_or(shown),
            version: open.draft.version,
            state: state(newest(ctx.db, id)?),
            last: drafts::last_changes(ctx.db, ctx.who)?,
            is_checked: true,
        })
    }
}

/// The number of the newest edition, and whether the draft is the same.
pub(super) fn newest(db: &mut Db, story: StoryId) -> QueryResult<Option<(i32, bool)>> {
    let row: Option<(i32, Option<bool>)> = story_editions::table
        .inner_join(stories::table)
        .filter(story_editions::story_id.eq(story))
        .order(story_editions::number.desc())
        .select((
            story_editions::number,
            stories::draft_source.eq(story_editions::source.nullable()),
        ))
        .first(db)
        .optional()?;
    // Without a draft of its own, a story is as it was published.
    Ok(row.map(|(number, same)| (number, same.unwrap_or(true))))
}

fn state(newest: Option<(i32, bool)>) -> String {
    match newest {
        None => "Kept as a draft. Nobody else sees it.".to_owned(),
        Some((number, true)) => format!("As published: edition {number}."),
        Some((number, false)) => {
            format!("Kept as a draft. Hosts still get edition {number}.")
        }
    }
}
