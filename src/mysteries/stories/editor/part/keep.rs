//! Keeping what was typed.

use super::drawn::{Drawn, Visiting, page};
use crate::stories::{
    drafts::{self, Stale, TOO_LONG},
    editor::{head::Open, place::Place, review::Review},
};
use lamplight_core::{error::AppError, web::Reply};
use lamplight_story_file as story_file;

const CHANGED: &str = "This story has been changed since you opened the page, perhaps in another tab. \
    What you typed is still here. Keep it, and it takes the place of what is there now.";

/// Keeps the story in `open`, unless the draft is not any more what the form was drawn from.
pub(super) fn store(
    ctx: Visiting<'_, '_>,
    mut open: Open,
    drawn: Drawn,
    version: i32,
    change: &str,
) -> Result<Reply, AppError> {
    let source = story_file::write(&open.story);
    let kept = if version == open.draft.version {
        drafts::replace(ctx.db, &open.draft, &open.story, &source, change)
    } else {
        Err(Stale::Changed)
    };
    match kept {
        Ok(()) => Ok(kept_reply(&ctx.who.story.slug, &mut open, &drawn, &source)),
        Err(Stale::Failed(error)) => Err(error),
        Err(Stale::TooLong) => Ok(Reply::unprocessable(page(ctx, open, drawn.not_kept(TOO_LONG))?)),
        Err(Stale::Changed) => {
            open.draft.version = drafts::load(ctx.db, open.draft.story_id)?.version;
            Ok(Reply::conflict(page(ctx, open, drawn.not_kept(CHANGED))?))
        }
    }
}

fn kept_reply(slug: &str, open: &mut Open, drawn: &Drawn, source: &str) -> Reply {
    let review = Review::of(source);
    let words = match review.refusals().count() {
        0 => "Kept. Nothing stands in the way of publishing.".to_owned(),
        1 => "Kept. One thing still stands in the way of publishing.".to_owned(),
        many => format!("Kept. {many} things still stand in the way of publishing."),
    };
    let here = drawn.place.href(slug, &mut open.story);
    Reply::see_other(match &drawn.place {
        // Short things are written one after the other.
        Place::Item(list, _) if list.is_of_short_things() => format!("/stories/{slug}/edit/{list}"),
        _ => here,
    })
    .done(words)
}
