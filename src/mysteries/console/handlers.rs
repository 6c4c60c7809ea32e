//! Requests for the console.

use super::pages::{ConsolePage, QuestionPage};
use crate::{
    Gate,
    access::Host,
    door::WayIn,
    invitations::query,
    links, replies,
    snapshot::{self, rows::Phase},
};
use lamplight_core::web::{Reply, gate::Answer};

/// The console.
pub async fn show(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        let gathering = snapshot.session.phase == Phase::Lobby && !snapshot.session.is_over();
        let invited = if gathering { Some(query::open(ctx.db, ctx.who.session)?) } else { None };
        Ok(Reply::page(ConsolePage {
            chrome: ctx.chrome(crate::SECTION),
            console: snapshot.console(&WayIn::to(ctx.area, &snapshot)),
            starts_at: snapshot.session.starts_at,
            invited,
            seq: snapshot.session.version,
            screen: links::screen(ctx.area, &snapshot.session),
            screen_version: snapshot.session.screen_version,
            recap: links::shared_recap(ctx.area, &snapshot.session),
        }))
    })
    .await
}

/// A question of the console, as a page of its own. What is not asked any more leads back there.
pub async fn ask(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        let name = ctx.request.param("question");
        let question = snapshot.questions().into_iter().find(|it| it.name == name);
        Ok(match question {
            None => replies::to_console(ctx.who, ""),
            Some(question) => Reply::page(QuestionPage {
                chrome: ctx.chrome(crate::SECTION),
                title: snapshot.session.title.clone(),
                back: links::console(ctx.who.session),
                question,
            }),
        })
    })
    .await
}
