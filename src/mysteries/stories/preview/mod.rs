//! A draft as others will see it: the public part, a character's phone, the host's script.

mod pages;

use self::pages::{GuestPage, PhonePage, ScriptPage};
use super::{access::StoryAuthor, drafts};
use crate::{
    error::AppError,
    mysteries::story_file::StoryFile,
    web::{Gate, Reply, Room, Visit, gate::Answer},
};

fn story(visit: &mut Visit<'_, StoryAuthor>) -> Result<StoryFile, AppError> {
    drafts::load(visit.db, visit.who.story.id)?.story()
}

/// Answers `GET /stories/{slug}/preview`.
pub(super) async fn guest(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|visit| {
        let (story, slug) = (story(visit)?, visit.who.story.slug.clone());
        Ok(Reply::page(GuestPage { chrome: visit.chrome(Room::Mysteries), slug, story }))
    })
    .await
}

/// Answers `GET /stories/{slug}/preview/as/{character}`.
pub(super) async fn phone(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|visit| {
        let (story, slug) = (story(visit)?, visit.who.story.slug.clone());
        let character = story.character(visit.asker.param("character")).cloned();
        let character = character.ok_or(AppError::NotFound)?;
        let chrome = visit.chrome(Room::Mysteries);
        Ok(Reply::page(PhonePage { chrome, slug, story, character }))
    })
    .await
}

/// Answers `GET /stories/{slug}/preview/script`.
pub(super) async fn script(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|visit| {
        let (story, slug) = (story(visit)?, visit.who.story.slug.clone());
        Ok(Reply::page(ScriptPage { chrome: visit.chrome(Room::Mysteries), slug, story }))
    })
    .await
}
