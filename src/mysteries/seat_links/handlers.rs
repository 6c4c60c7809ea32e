//! Requests about a seat's own link.

use super::{
    command,
    pages::{LinkPage, SeatPage},
    query,
};
use crate::ids::ParticipantId;
use crate::{
    Context, Gate, Mysteries,
    access::{Host, Seat, SeatLink},
    links, replies,
    snapshot::rows::Participant,
};
use actix_session::Session as Cookie;
use lamplight_core::{
    error::AppError,
    web::{
        Reply,
        gate::Answer,
        limits::{self, Limit},
        local, session, ui,
    },
};

/// Sitting down by one seat's link: on one phone after the other, but not without end.
const SITTING_DOWN: Limit = Limit { name: "sit down", burst: 20, every_seconds: 60 };

/// A seat's own link, opened in some browser.
pub async fn open(gate: Gate<SeatLink>) -> Answer {
    gate.reply(|ctx| {
        let page = asked(ctx, false)?;
        Ok(local::probe(ctx.request, Reply::page(page)))
    })
    .await
}

fn asked(ctx: &mut Context<'_, SeatLink>, no_cookies: bool) -> Result<SeatPage, AppError> {
    let (title, _) = query::title(ctx.db, ctx.who.session)?;
    Ok(SeatPage {
        chrome: ctx.chrome(crate::SECTION),
        name: ctx.who.participant.display_name.clone(),
        title,
        action: ctx.request.uri.clone(),
        member: query::is_member(ctx.db, &ctx.who.participant)?,
        seated: ctx.who.is_seated(),
        no_cookies,
        play: links::play(ctx.who.session),
    })
}

/// Sits down there. A link alone changes nothing: previews and scanners open links too.
pub async fn sit_down(gate: Gate<SeatLink>, cookie: Cookie) -> Answer {
    let gate = gate.admit().await?;
    if gate.request().lacks_cookies() {
        return gate
            .reply(|ctx| {
                let page = asked(ctx, true)?;
                Ok(local::probe(ctx.request, Reply::unprocessable(page)))
            })
            .await;
    }
    let (session, token) = gate
        .db(|ctx| {
            let seat = ctx.who.participant.id;
            limits::spend(ctx.db, SITTING_DOWN, &seat.to_string(), ctx.core)?;
            Ok((ctx.who.session, command::sit_down(ctx.db, ctx.area, ctx.request, ctx.who)?))
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
        let (title, zone) = query::title(ctx.db, ctx.who.session)?;
        Ok(Reply::page(LinkPage {
            chrome: ctx.chrome(crate::SECTION),
            name: ctx.who.participant.display_name.clone(),
            title,
            qr: ui::qr(&link),
            link,
            picture: format!("/play/{}/link.svg", ctx.who.session),
            back: links::play(ctx.who.session),
            own: true,
            member: ctx.who.viewer.is_member(),
            uses: query::uses(ctx.db, &ctx.who.participant)?,
            zone,
            renew: format!("/play/{}/link", ctx.who.session),
        }))
    })
    .await
}

/// The QR of the seat's own link as a file; for a member's seat there is none, as the page says.
pub async fn own_picture(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        if ctx.who.viewer.is_member() {
            return Ok(Reply::see_other(format!("/play/{}/link", ctx.who.session)));
        }
        Ok(picture(ctx.area, &ctx.who.participant))
    })
    .await
}

/// The QR of a guest's own link as a file, for the host.
pub async fn picture_of_guest(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let participant = query::guest(ctx.db, ctx.who, ctx.request.id("participant")?.into())?;
        if query::is_member(ctx.db, &participant)? {
            let page = format!("/evenings/{}/seats/{}", ctx.who.session, participant.id);
            return Ok(Reply::see_other(page));
        }
        Ok(picture(ctx.area, &participant))
    })
    .await
}

fn picture(area: &Mysteries, participant: &Participant) -> Reply {
    let picture = ui::qr_picture(&links::seat(area, participant));
    Reply::text("image/svg+xml; charset=utf-8", picture).as_download("seat.svg")
}

/// Makes the link anew: whoever has the old one is out.
pub async fn renew_own(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        replies::count(ctx)?;
        command::renew_own(ctx.db, ctx.area, ctx.who, ctx.request)?;
        let words = if ctx.who.viewer.is_member() {
            "Whoever sat here by a link is out."
        } else {
            "This is a new link. The old one opens nothing any more."
        };
        Ok(Reply::see_other(format!("/play/{}/link", ctx.who.session)).done(words))
    })
    .await
}

/// The guest says that it was they who used the link.
pub async fn was_me(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        replies::count(ctx)?;
        let reply = replies::to_seat(ctx.who, "");
        Ok(if command::was_me(ctx.db, ctx.area, ctx.who)? {
            reply
        } else {
            reply.sorry("This phone came in by the link itself. Say so on the other one.")
        })
    })
    .await
}

/// A guest's own link and QR, for a phone that has died.
pub async fn of_guest(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let participant = query::guest(ctx.db, ctx.who, ctx.request.id("participant")?.into())?;
        let link = links::seat(ctx.area, &participant);
        let (title, zone) = query::title(ctx.db, ctx.who.session)?;
        Ok(Reply::page(LinkPage {
            chrome: ctx.chrome(crate::SECTION),
            name: participant.display_name.clone(),
            title,
            qr: ui::qr(&link),
            link,
            picture: format!("/evenings/{}/seats/{}/link.svg", ctx.who.session, participant.id),
            back: links::console(ctx.who.session),
            own: false,
            member: query::is_member(ctx.db, &participant)?,
            // Those are the guest's to look at.
            uses: Vec::new(),
            zone,
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
