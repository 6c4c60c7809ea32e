//! The whole solution, for a host who may know it.

use super::pages::EverythingPage;
use crate::{Gate, access::Host, links, snapshot};
use lamplight_core::{
    error::AppError,
    web::{Reply, gate::Answer},
};

/// Everything about the story, for a host who may know it.
pub async fn everything(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        if !snapshot.host_knows() {
            return Err(AppError::NotFound);
        }
        let (story, html) = (&snapshot.edition.story, &snapshot.edition.html);
        let briefings = story.characters.iter().zip(&html.briefings);
        let clues = story.clues.iter().zip(&html.clues);
        Ok(Reply::page(EverythingPage {
            chrome: ctx.chrome(crate::SECTION),
            title: snapshot.session.title.clone(),
            back: links::console(ctx.who.session),
            culprits: snapshot.culprits().into_iter().map(|face| face.name).collect(),
            how: story.solution.how.clone(),
            why: story.solution.why.clone(),
            briefings: briefings.map(|(it, text)| (it.name.clone(), text.clone())).collect(),
            clues: clues.map(|(it, text)| (it.title.clone(), text.clone())).collect(),
        }))
    })
    .await
}
