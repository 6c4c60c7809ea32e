//! What every request of the editor begins with: the draft, read and held against the rules. Both
//! take a while for a long one, so neither is done with a connection that others wait for.

use super::{context::DraftContext, review::Review};
use crate::{
    Mysteries,
    stories::{
        access::StoryAuthor,
        checker::{FOR_A_PAGE, FOR_AN_ANSWER},
        drafts,
    },
};
use lamplight_core::web::gate::Admitted;
use lamplight_story_file::StoryFile;
use std::time::Duration;

/// An author who was let in to one of their stories.
pub(in crate::stories) type Author = Admitted<StoryAuthor, Mysteries>;

/// The draft of the author's story.
///
/// # Errors
/// The finished error page.
pub(in crate::stories) async fn open(gate: &Author) -> Result<DraftContext, actix_web::Error> {
    let draft = gate.db(|ctx| drafts::load(ctx.db, ctx.who)).await?;
    let read = gate.area().checker.beside(move || DraftContext::read(draft)).await;
    read.and_then(|open| open).map_err(|error| gate.refuse(error))
}

/// The same story by itself, for pages that only show it.
///
/// # Errors
/// The finished error page.
pub(in crate::stories) async fn story(gate: &Author) -> Result<StoryFile, actix_web::Error> {
    open(gate).await.map(|open| open.story)
}

/// What is wrong with the draft, as far as the checker says so soon.
pub(in crate::stories) async fn review(gate: &Author, open: &DraftContext) -> Review {
    ask(gate, open, FOR_A_PAGE).await
}

/// The same, where nothing can be done without the answer.
pub(in crate::stories) async fn full_review(gate: &Author, open: &DraftContext) -> Review {
    ask(gate, open, FOR_AN_ANSWER).await
}

async fn ask(gate: &Author, open: &DraftContext, patience: Duration) -> Review {
    let (author, source) = (gate.who().viewer.id, open.draft.text.as_bytes());
    Review::of(gate.area().checker.check(author, source, patience).await, &open.story)
}
