//! The host's requests about invitations.

use super::{
    command::{self, Invited},
    form::InvitationForm,
    pages::InvitationsPage,
    query,
};
use crate::{
    Context, Gate,
    access::Host,
    links,
    snapshot::rows::{Phase, Session},
};
use chrono_tz::Tz;
use diesel::prelude::*;
use lamplight_core::{
    error::AppError,
    web::{Form, Problems, Reply, gate::Answer},
};
use lamplight_schema::evenings::mystery_sessions;

fn page(
    ctx: &mut Context<'_, Host>,
    form: InvitationForm,
    problems: Problems,
) -> Result<InvitationsPage, AppError> {
    let session: Session =
        mystery_sessions::table.find(ctx.who.session).select(Session::as_select()).first(ctx.db)?;
    Ok(InvitationsPage {
        chrome: ctx.chrome(crate::SECTION),
        back: links::console(session.id),
        open: !session.is_over() && session.phase <= Phase::Round,
        door_closed: session.door_closed,
        join: links::join(ctx.area, &session.session_code),
        called_off: session.is_cancelled(),
        dated: session.starts_at.is_some(),
        sent: query::list(ctx.db, session.id)?,
        zone: session.time_zone.parse().unwrap_or(Tz::UTC),
        title: session.title,
        form,
        problems,
    })
}

fn back(ctx: &Context<'_, Host>) -> Reply {
    Reply::see_other(format!("/evenings/{}/invitations", ctx.who.session))
}

/// The page.
pub(crate) async fn show(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| Ok(Reply::page(page(ctx, InvitationForm::default(), Problems::default())?)))
        .await
}

/// Invites whom the form names.
pub(crate) async fn invite(gate: Gate<Host>, form: Form<InvitationForm>) -> Answer {
    gate.reply(move |ctx| {
        let problems = match form.0.parse() {
            Ok(guests) => match command::invite(ctx.db, ctx.area, ctx.who, &guests)? {
                Invited::Done(sent, known) => return Ok(back(ctx).done(words(sent, known))),
                Invited::Not(why) => {
                    let mut problems = Problems::default();
                    problems.add("guests", why);
                    problems
                }
            },
            Err(problems) => problems,
        };
        Ok(Reply::unprocessable(page(ctx, form.0, problems)?))
    })
    .await
}

fn words(sent: usize, known: usize) -> String {
    let mails = match sent {
        0 => "Nobody new is invited.".to_owned(),
        1 => "One invitation is on its way.".to_owned(),
        more => format!("{more} invitations are on their way."),
    };
    match known {
        0 => mails,
        1 => format!("{mails} One of them was invited already and gets no other mail."),
        more => format!("{mails} {more} were invited already and get no other mail."),
    }
}

/// Sends one once more.
pub(crate) async fn send_again(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let invitation = ctx.request.id("invitation")?;
        Ok(match command::send_again(ctx.db, ctx.area, ctx.who, invitation)? {
            Invited::Done(..) => back(ctx).done("The invitation goes out once more."),
            Invited::Not(why) => back(ctx).sorry(why),
        })
    })
    .await
}

/// Takes one back.
pub(crate) async fn withdraw(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let invitation = ctx.request.id("invitation")?;
        Ok(if command::withdraw(ctx.db, ctx.who, invitation)? {
            back(ctx)
                .done("The invitation is withdrawn. A mail that has arrived stays where it is.")
        } else {
            back(ctx).sorry("This evening is over: there is nothing to withdraw.")
        })
    })
    .await
}
