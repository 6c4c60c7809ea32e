//! Requests for what is left of a session.

use super::{
    command,
    form::{RenewForm, ShareForm},
    pages::{Reading, RecapPage},
    query,
};
use crate::{
    Gate,
    access::{Host, Reader},
    links, replies,
    snapshot::{self, rows::Phase},
    stories::cover::cover_of,
};
use lamplight_core::{
    error::AppError,
    web::{Form, Reply, Share, gate::Answer},
};

/// The page, once the session was played to its end.
pub async fn show(gate: Gate<Reader>) -> Answer {
    gate.reply(|ctx| {
        let snapshot = snapshot::load(ctx.db, ctx.area, ctx.who.session)?;
        if snapshot.session.phase != Phase::After {
            return Err(AppError::NotFound);
        }
        let viewer = ctx.who.viewer.as_ref().map(|viewer| viewer.id);
        let cover = cover_of(ctx.db, snapshot.session.story_id)?.seen_by(viewer);
        let reading = Reading {
            cover: cover.small(),
            hosts: ctx.who.hosts,
            guest: ctx.who.viewer.as_ref().is_some_and(|viewer| !viewer.is_member()),
            link: links::shared_recap(ctx.area, &snapshot.session),
            share: Share::new(
                ctx.core,
                format!("What really happened: {}", snapshot.session.title),
                "Who was there, what they hid, and who knew.",
            ),
            course: query::course(ctx.db, ctx.who.session)?,
        };
        Ok(Reply::page(RecapPage::new(ctx.chrome(crate::SECTION), &snapshot, reading)))
    })
    .await
}

/// Makes the link anew: whoever has the old one reads nothing any more.
pub async fn renew_link(gate: Gate<Host>, form: Form<RenewForm>) -> Answer {
    gate.reply(move |ctx| {
        let old = form.0.link.parse().map_err(|_| AppError::NotFound)?;
        Ok(if command::renew_link(ctx.db, ctx.area, ctx.who, old)? {
            replies::to_console(ctx.who, "#more-title")
                .done("The recap has a new link. The old one opens nothing any more.")
        } else {
            replies::pressed_already(ctx.who, "#more-title")
        })
    })
    .await
}

/// Shares the recap, or takes it back.
pub async fn share(gate: Gate<Host>, form: Form<ShareForm>) -> Answer {
    gate.reply(move |ctx| {
        let shared = form.0.parse();
        command::share(ctx.db, ctx.area, ctx.who, shared)?;
        let words = if shared {
            "Whoever has the link can read the recap now."
        } else {
            "Only those who were there can read it now."
        };
        Ok(Reply::see_other(links::recap(ctx.who.session) + "#share").done(words))
    })
    .await
}
