//! The desk: all parts of a story at a glance, what stands in the way, and the way out.

mod overview;
mod pages;
mod publish;

use super::{
    head::{Head, Open},
    review::Review,
};
use crate::{
    error::AppError,
    mysteries::stories::{access::StoryAuthor, drafts},
    web::{Form, Gate, Reply, Room, Visit, gate::Answer},
};
use pages::DeskPage;
use serde::Deserialize;

pub(super) use publish::{archive, publish};

/// Answers `GET /stories/{slug}/edit`.
pub(super) async fn show(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|visit| Ok(Reply::page(page(visit)?))).await
}

fn page(visit: &mut Visit<'_, StoryAuthor>) -> Result<DeskPage, AppError> {
    let mut open = Open::of(visit)?;
    let review = Review::of(&open.draft.source);
    let head = Head::of(visit, &open)?;
    let newest = super::head::newest(visit.db, visit.who.story.id)?;
    let groups = overview::groups(&mut open.story, &review, &head.slug);
    Ok(DeskPage::new(
        visit.chrome(Room::Mysteries),
        head,
        visit.who.story.clone(),
        &mut open.story,
        newest,
        groups,
        &review,
    ))
}

#[derive(Deserialize)]
pub(super) struct UndoForm {
    #[serde(default)]
    version: i32,
}

/// Answers `POST /stories/{slug}/undo`.
pub(super) async fn undo(gate: Gate<StoryAuthor>, form: Form<UndoForm>) -> Answer {
    gate.reply(move |visit| {
        let story = &visit.who.story;
        let reply = Reply::see_other(format!("/stories/{}/edit", story.slug));
        Ok(match drafts::undo(visit.db, story.id, form.0.version)? {
            Some(change) => reply.done(format!("Taken back. {change}.")),
            None => reply.sorry("There is nothing left to take back."),
        })
    })
    .await
}
