//! Requests for the television.

use super::{
    command::{self, Renewed},
    pages::ScreenPage,
};
use crate::{
    Gate,
    access::{Host, Screen},
    door::WayIn,
    replies, snapshot,
};
use lamplight_core::{
    error::AppError,
    web::{Form, Reply, gate::Answer},
};
use serde::Deserialize;

/// Which link is to be made anew: pressed twice, it is made once.
#[derive(Deserialize)]
pub struct RenewForm {
    #[serde(default)]
    link: String,
}

/// The page.
pub async fn show(gate: Gate<Screen>) -> Answer {
    gate.reply(|ctx| {
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        let way = WayIn::to(ctx.area, &snapshot);
        Ok(Reply::page(ScreenPage {
            chrome: ctx.chrome(crate::SECTION),
            shared: snapshot.shared(),
            screen: snapshot.screen(&way),
            last: snapshot.last_line(),
            stream: format!("{}/events", ctx.request.uri),
            parts: format!("{}/parts", ctx.request.uri),
            seq: snapshot.session.version,
        }))
    })
    .await
}

/// Makes the link anew: whatever shows the old one goes dark.
pub async fn renew_link(gate: Gate<Host>, form: Form<RenewForm>) -> Answer {
    gate.reply(move |ctx| {
        let old = form.0.link.parse().map_err(|_| AppError::NotFound)?;
        Ok(match command::renew_link(ctx.db, ctx.area, ctx.who, old)? {
            Renewed::Done => replies::to_console(ctx.who, "#more-title")
                .done("The television has a new link. The old one opens nothing any more."),
            Renewed::Already => replies::pressed_already(ctx.who, "#more-title"),
        })
    })
    .await
}
