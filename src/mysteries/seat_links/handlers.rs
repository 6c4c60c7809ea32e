//! Requests about a seat's own link.

use super::{
    command,
    pages::{LinkPage, SeatPage},
    query,
};
use crate::ids::ParticipantId;
use crate::{
    Gate,
    access::{Host, Seat, SeatLink},
    links,
};
use actix_session::Session as Cookie;
use lamplight_core::web::{
    Reply,
    gate::Answer,
    limits::{self, Limit},
    session, ui,
};

/// Sitting down by one seat's link: on one phone after the other, but not without end.
const SITTING_DOWN: Limit = Limit { name: "sit down", burst: 20, every_seconds: 60 };

/// A seat's own link, opened in some browser.
pub async fn open(gate: Gate<SeatLink>) -> Answer {
    gate.reply(|ctx| {
        Ok(Reply::page(SeatPage {
            chrome: ctx.chrome(crate::SECTION),
            name: ctx.who.participant.display_name.clone(),
            title: query::title(ctx.db, ctx.who.session)?,
            action: ctx.request.uri.clone(),
            member: query::is_member(ctx.db, &ctx.who.participant)?,
            seated: ctx.who.is_seated(),
            play: links::play(ctx.who.session),
        }))
    })
    .await
}

/// Sits down there. A link alone changes nothing: previews and scanners open links too.
pub async fn sit_down(gate: Gate<SeatLink>, cookie: Cookie) -> Answer {
    let gate = gate.admit().await?;
    let (session, token) = gate
        .db(|ctx| {
            let seat = ctx.who.participant.id;
            limits::spend(ctx.db, SITTING_DOWN, &seat.to_string(), ctx.core)?;
            Ok((ctx.who.session, command::sit_down(ctx.db, ctx.request, ctx.who)?))
        })
        .await?;
    if let Some(token) = token {
        session::keep(&cookie, &token);
    }
    gate.send(Reply::see_other(links::play(session)))
}

/// The seat's own link and QR, for another phone.
pub async fn own(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        let link = links::seat(ctx.area, &ctx.who.participant);
        Ok(Reply::page(LinkPage {
            chrome: ctx.chrome(crate::SECTION),
            name: ctx.who.participant.display_name.clone(),
            title: query::title(ctx.db, ctx.who.session)?,
            qr: ui::qr(&link),
            link,
            back: links::play(ctx.who.session),
            own: true,
            renew: format!("/play/{}/link", ctx.who.session),
        }))
    })
    .await
}

/// Makes the link anew: whoever has the old one is out.
pub async fn renew_own(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        command::renew_own(ctx.db, ctx.area, ctx.who, ctx.request)?;
        Ok(Reply::see_other(format!("/play/{}/link", ctx.who.session))
            .done("This is a new link. The old one opens nothing any more."))
    })
    .await
}

/// A guest's own link and QR, for a phone that has died.
pub async fn of_guest(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let participant = query::guest(ctx.db, ctx.who, ctx.request.id("participant")?.into())?;
        let link = links::seat(ctx.area, &participant);
        Ok(Reply::page(LinkPage {
            chrome: ctx.chrome(crate::SECTION),
            name: participant.display_name.clone(),
            title: query::title(ctx.db, ctx.who.session)?,
            qr: ui::qr(&link),
            link,
            back: links::console(ctx.who.session),
            own: false,
            renew: format!("/evenings/{}/seats/{}", ctx.who.session, participant.id),
        }))
    })
    .await
}

/// Makes a guest's link anew.
pub async fn renew_for(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let participant: ParticipantId = ctx.request.id("participant")?.into();
        command::renew_for(ctx.db, ctx.area, ctx.who, participant, ctx.request)?;
        Ok(Reply::see_other(format!("/evenings/{}/seats/{participant}", ctx.who.session))
            .done("This is a new link. The old one, and the phones that used it, are out."))
    })
    .await
}
