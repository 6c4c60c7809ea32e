//! Requests at the door.

use super::{
    command::{self, Welcome},
    pages::{Door, JoinPage, SeatPage},
    seat_link,
};
use crate::{Context, Gate};
use crate::{
    access::{SEAT_SCOPE, SeatLink},
    evening::rows::{Phase, Session},
    invitations,
    opening::code,
};
use actix_session::Session as Cookie;
use diesel::prelude::*;
use lamplight_core::{
    error::AppError,
    people::{Public, identity::DisplayName},
    web::{
        Form, Policy, Problems, Reply,
        gate::Answer,
        limits::{self, Limit},
        session,
    },
};
use lamplight_schema::{
    accounts::users,
    evenings::{mystery_participants, mystery_sessions},
};
use serde::Deserialize;
use uuid::Uuid;

/// Wrong codes from one address: enough for a party of clumsy thumbs, too few for guessing.
const WRONG_CODES: Limit = Limit { name: "wrong code", burst: 30, every_seconds: 30 };
/// Joins from one address: a whole party shares one.
const JOINS: Limit = Limit { name: "join", burst: 60, every_seconds: 10 };
/// Joins with one code, wherever from.
const JOINS_OF_ONE: Limit = Limit { name: "join code", burst: 100, every_seconds: 5 };

/// What the join form sends.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct JoinForm {
    /// The code as typed.
    #[serde(default)]
    pub code: String,
    /// The name as typed.
    #[serde(default)]
    pub name: String,
    /// What the link in an invitation's mail brings along.
    #[serde(default)]
    pub invitation: String,
}

/// `/join`, `/join?code=…` and `/join/{code}`.
pub async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|ctx| {
        let mut form: JoinForm = ctx.request.query();
        if !ctx.request.param("code").is_empty() {
            ctx.request.param("code").clone_into(&mut form.code);
        }
        let name = ctx.who.viewer().map_or_else(String::new, |viewer| viewer.display_name.clone());
        form.name = name;
        if form.code.trim().is_empty() {
            return Ok(Reply::page(page(ctx, form, None, Problems::default())));
        }
        match find(ctx, &form.code)? {
            Ok(session) => match own_place(ctx, &session)? {
                Some(reply) => Ok(reply),
                None => welcome_page(ctx, form, &session),
            },
            Err(problems) => Ok(Reply::unprocessable(page(ctx, form, None, problems))),
        }
    })
    .await
}

fn page(
    ctx: &Context<'_, Public>,
    form: JoinForm,
    evening: Option<Door>,
    problems: Problems,
) -> JoinPage {
    JoinPage {
        chrome: ctx.chrome(crate::SECTION),
        code: code::read(&form.code).unwrap_or_else(|| form.code.to_uppercase()),
        name: form.name,
        invitation: form.invitation,
        evening,
        problems,
    }
}

fn welcome_page(
    ctx: &mut Context<'_, Public>,
    form: JoinForm,
    session: &Session,
) -> Result<Reply, AppError> {
    let door = door(ctx, session)?;
    Ok(Reply::page(page(ctx, form, Some(door), Problems::default())))
}

/// The evening that somebody means, or what is wrong with the code. Wrong ones are counted.
fn find(ctx: &mut Context<'_, Public>, typed: &str) -> Result<Result<Session, Problems>, AppError> {
    let (factor, who) = (ctx.core.config.rate_limit_factor, ctx.request.neighbourhood());
    limits::check(ctx.db, WRONG_CODES, &who, factor)?;
    let found = match code::read(typed) {
        Some(code) => command::behind_code(ctx.db, &code)?,
        None => None,
    };
    let mut problems = Problems::default();
    match found {
        Some(session) if session.is_over() => {
            problems.add(
                "code",
                "That evening is over. If another one has begun, ask the host for its code.",
            );
        }
        Some(session) => return Ok(Ok(session)),
        None => {
            limits::spend(ctx.db, WRONG_CODES, &who, factor)?;
            problems.add("code", "No evening has this code. It has six letters and figures, and never an I, an O, a nought or a one.");
        }
    }
    Ok(Err(problems))
}

/// Where somebody belongs who is known at this evening: the host at the console, a guest in their
/// seat.
fn own_place(ctx: &mut Context<'_, Public>, session: &Session) -> Result<Option<Reply>, AppError> {
    use mystery_participants as p;
    let Some(viewer) = ctx.who.viewer() else { return Ok(None) };
    if viewer.id == session.host_id {
        let console = Reply::see_other(format!("/evenings/{}", session.id));
        return Ok(Some(
            console.done("You host this evening, so the door leads you to its console."),
        ));
    }
    let seat = p::table
        .filter(p::session_id.eq(session.id))
        .filter(p::user_id.eq(viewer.id))
        .filter(p::left_at.is_null());
    let seat: Option<Uuid> = seat.select(p::id).first(ctx.db).optional()?;
    let seated = seat.is_some_and(|seat| viewer.reaches(SEAT_SCOPE, seat));
    Ok(seated.then(|| Reply::see_other(format!("/play/{}", session.id))))
}

fn door(ctx: &mut Context<'_, Public>, session: &Session) -> Result<Door, AppError> {
    use mystery_participants as p;
    let here: i64 = p::table
        .filter(p::session_id.eq(session.id))
        .filter(p::left_at.is_null())
        .count()
        .get_result(ctx.db)?;
    let host: String =
        users::table.find(session.host_id).select(users::display_name).first(ctx.db)?;
    Ok(Door {
        title: session.title.clone(),
        host,
        here: usize::try_from(here).unwrap_or_default(),
        seats: usize::try_from(session.seats).unwrap_or_default(),
    })
}

/// Somebody comes in.
pub async fn join(gate: Gate<Public>, form: Form<JoinForm>, cookie: Cookie) -> Answer {
    let typed = form.0;
    let gate = gate.admit().await?;
    let (reply, token) = gate.db(move |ctx| come_in(ctx, typed)).await?;
    if let Some(token) = token {
        session::keep(&cookie, &token);
    }
    gate.send(reply)
}

fn come_in(
    ctx: &mut Context<'_, Public>,
    form: JoinForm,
) -> Result<(Reply, Option<String>), AppError> {
    let factor = ctx.core.config.rate_limit_factor;
    limits::spend(ctx.db, JOINS, &ctx.request.neighbourhood(), factor)?;
    let session = match find(ctx, &form.code)? {
        Ok(session) => session,
        Err(problems) => {
            return Ok((Reply::unprocessable(page(ctx, form, None, problems)), None));
        }
    };
    limits::spend(ctx.db, JOINS_OF_ONE, &session.session_code, factor)?;
    let mut problems = Problems::default();
    let name = DisplayName::parse(&form.name).map_err(|words| problems.add("name", words));
    if let Ok(name) = name {
        let viewer = ctx.who.viewer().cloned();
        let welcome = command::join(
            ctx.db,
            ctx.area,
            ctx.request,
            viewer.as_ref(),
            &session.session_code,
            &name,
        )?;
        match told(welcome, &session) {
            Ok((evening, token)) => {
                invitations::command::joined(ctx.db, evening, &form.invitation)?;
                return Ok((Reply::see_other(format!("/play/{evening}")), token));
            }
            Err((field, words)) => problems.add(field, words),
        }
    }
    let door = door(ctx, &session)?;
    Ok((Reply::unprocessable(page(ctx, form, Some(door), problems)), None))
}

/// What to say to somebody who did not get in.
fn told(
    welcome: Welcome,
    session: &Session,
) -> Result<(Uuid, Option<String>), (&'static str, &'static str)> {
    let begun = session.phase() > Phase::Lobby;
    Err(match welcome {
        Welcome::In(evening, token) => return Ok((evening, token)),
        Welcome::UnknownCode => ("code", "No evening has this code."),
        Welcome::Over => {
            ("code", "That evening is over. If another one has begun, ask the host for its code.")
        }
        Welcome::TooLate => {
            ("code", "They are voting already, so this evening takes nobody in any more.")
        }
        Welcome::Full if begun => (
            "code",
            "Every seat is taken, and they have begun. If one of them is yours, ask the host for your seat’s own link.",
        ),
        Welcome::Full => (
            "code",
            "Every seat is taken. If one of them is yours, ask the host for your seat’s own link; if not, they may have room for one more.",
        ),
        Welcome::Removed => ("code", "The host has given this seat away. Ask them."),
        Welcome::NameTaken => (
            "name",
            "Somebody of that name sits there already. If it is you on another phone, ask the host for your seat’s own link; if not, add a letter.",
        ),
        Welcome::HostKnows => {
            ("code", "You host this evening and know how it ends, so you cannot play it.")
        }
    })
}

/// A seat's own link, opened in some browser.
pub async fn seat(gate: Gate<SeatLink>) -> Answer {
    gate.reply(|ctx| {
        let title: String = mystery_sessions::table
            .find(ctx.who.evening)
            .select(mystery_sessions::title)
            .first(ctx.db)?;
        let kind: String =
            users::table.find(ctx.who.person.user_id).select(users::kind).first(ctx.db)?;
        Ok(Reply::page(SeatPage {
            chrome: ctx.chrome(crate::SECTION),
            name: ctx.who.person.display_name.clone(),
            title,
            action: ctx.request.uri.clone(),
            member: kind == "member",
            seated: ctx.who.is_seated(),
            play: format!("/play/{}", ctx.who.evening),
        }))
    })
    .await
}

/// Sitting down by one seat's link: on one phone after the other, but not without end.
const SITTING_DOWN: Limit = Limit { name: "sit down", burst: 20, every_seconds: 60 };

/// Sits down there. A link alone changes nothing: previews and scanners open links too.
pub async fn sit_down(gate: Gate<SeatLink>, cookie: Cookie) -> Answer {
    let gate = gate.admit().await?;
    let (evening, token) = gate
        .db(|ctx| {
            let (seat, factor) = (ctx.who.person.id, ctx.core.config.rate_limit_factor);
            limits::spend(ctx.db, SITTING_DOWN, &seat.to_string(), factor)?;
            Ok((ctx.who.evening, seat_link::sit_down(ctx.db, ctx.request, ctx.who)?))
        })
        .await?;
    if let Some(token) = token {
        session::keep(&cookie, &token);
    }
    gate.send(Reply::see_other(format!("/play/{evening}")))
}
