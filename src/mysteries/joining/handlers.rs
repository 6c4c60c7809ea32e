//! Requests at the door.

use super::{
    command::{self, Welcome},
    pages::{Door, JoinPage, SeatPage},
    seat_link,
};
use crate::{
    accounts::{Public, identity::DisplayName},
    error::AppError,
    mysteries::{
        access::SeatLink,
        evening::rows::{Phase, Session},
        opening::code,
    },
    web::{
        Form, Gate, Policy, Problems, Reply, Room, Visit,
        gate::Answer,
        limits::{self, Limit},
        session,
    },
};
use actix_session::Session as Cookie;
use diesel::prelude::*;
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
}

/// `/join`, `/join?code=…` and `/join/{code}`.
pub async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|visit| {
        let mut form: JoinForm = visit.asker.query();
        if !visit.asker.param("code").is_empty() {
            visit.asker.param("code").clone_into(&mut form.code);
        }
        let name =
            visit.who.viewer().map_or_else(String::new, |viewer| viewer.display_name.clone());
        form.name = name;
        if form.code.trim().is_empty() {
            return Ok(Reply::page(page(visit, form, None, Problems::default())));
        }
        match find(visit, &form.code)? {
            Ok(session) => match own_place(visit, &session)? {
                Some(reply) => Ok(reply),
                None => welcome_page(visit, form, &session),
            },
            Err(problems) => Ok(Reply::unprocessable(page(visit, form, None, problems))),
        }
    })
    .await
}

fn page(
    visit: &Visit<'_, Public>,
    form: JoinForm,
    evening: Option<Door>,
    problems: Problems,
) -> JoinPage {
    JoinPage {
        chrome: visit.chrome(Room::Mysteries),
        code: code::read(&form.code).unwrap_or_else(|| form.code.to_uppercase()),
        name: form.name,
        evening,
        problems,
    }
}

fn welcome_page(
    visit: &mut Visit<'_, Public>,
    form: JoinForm,
    session: &Session,
) -> Result<Reply, AppError> {
    let door = door(visit, session)?;
    Ok(Reply::page(page(visit, form, Some(door), Problems::default())))
}

/// The evening that somebody means, or what is wrong with the code. Wrong ones are counted.
fn find(visit: &mut Visit<'_, Public>, typed: &str) -> Result<Result<Session, Problems>, AppError> {
    let (factor, who) = (visit.app.config.rate_limit_factor, visit.asker.neighbourhood());
    limits::check(visit.db, WRONG_CODES, &who, factor)?;
    let found = match code::read(typed) {
        Some(code) => command::behind_code(visit.db, &code)?,
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
            limits::spend(visit.db, WRONG_CODES, &who, factor)?;
            problems.add("code", "No evening has this code. It has six letters and figures, and never an I, an O, a nought or a one.");
        }
    }
    Ok(Err(problems))
}

/// Where somebody belongs who is known at this evening: the host at the console, a guest in their
/// seat.
fn own_place(visit: &mut Visit<'_, Public>, session: &Session) -> Result<Option<Reply>, AppError> {
    use mystery_participants as p;
    let Some(viewer) = visit.who.viewer() else { return Ok(None) };
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
    let seat: Option<Uuid> = seat.select(p::id).first(visit.db).optional()?;
    let seated = seat.is_some_and(|seat| viewer.may_sit_in(seat));
    Ok(seated.then(|| Reply::see_other(format!("/play/{}", session.id))))
}

fn door(visit: &mut Visit<'_, Public>, session: &Session) -> Result<Door, AppError> {
    use mystery_participants as p;
    let here: i64 = p::table
        .filter(p::session_id.eq(session.id))
        .filter(p::left_at.is_null())
        .count()
        .get_result(visit.db)?;
    let host: String =
        users::table.find(session.host_id).select(users::display_name).first(visit.db)?;
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
    let (reply, token) = gate.run(move |visit| come_in(visit, typed)).await?;
    if let Some(token) = token {
        session::keep(&cookie, &token);
    }
    gate.send(reply)
}

fn come_in(
    visit: &mut Visit<'_, Public>,
    form: JoinForm,
) -> Result<(Reply, Option<String>), AppError> {
    let factor = visit.app.config.rate_limit_factor;
    limits::spend(visit.db, JOINS, &visit.asker.neighbourhood(), factor)?;
    let session = match find(visit, &form.code)? {
        Ok(session) => session,
        Err(problems) => {
            return Ok((Reply::unprocessable(page(visit, form, None, problems)), None));
        }
    };
    limits::spend(visit.db, JOINS_OF_ONE, &session.session_code, factor)?;
    let mut problems = Problems::default();
    let name = DisplayName::parse(&form.name).map_err(|words| problems.add("name", words));
    if let Ok(name) = name {
        let viewer = visit.who.viewer().cloned();
        let welcome = command::join(
            visit.db,
            visit.app,
            visit.asker,
            viewer.as_ref(),
            &session.session_code,
            &name,
        )?;
        match told(welcome, &session) {
            Ok((evening, token)) => {
                return Ok((Reply::see_other(format!("/play/{evening}")), token));
            }
            Err((field, words)) => problems.add(field, words),
        }
    }
    let door = door(visit, &session)?;
    Ok((Reply::unprocessable(page(visit, form, Some(door), problems)), None))
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
    gate.reply(|visit| {
        let title: String = mystery_sessions::table
            .find(visit.who.evening)
            .select(mystery_sessions::title)
            .first(visit.db)?;
        let kind: String =
            users::table.find(visit.who.person.user_id).select(users::kind).first(visit.db)?;
        Ok(Reply::page(SeatPage {
            chrome: visit.chrome(Room::Mysteries),
            name: visit.who.person.display_name.clone(),
            title,
            action: visit.asker.uri.clone(),
            member: kind == "member",
            seated: visit.who.is_seated(),
            play: format!("/play/{}", visit.who.evening),
        }))
    })
    .await
}

/// Sitting down by one seat's link: on one phone after the other, but not without end.
const SITTING_DOWN: Limit = Limit { name: "sit down", burst: 20, every_seconds: 60 };

/// Sits down there. A link alone changes nothing: previews and scanners open links too.
pub async fn sit_down(gate: Gate<SeatLink>, cookie: Cookie) -> Answer {
    let (evening, token) = gate
        .run(|visit| {
            let (seat, factor) = (visit.who.person.id, visit.app.config.rate_limit_factor);
            limits::spend(visit.db, SITTING_DOWN, &seat.to_string(), factor)?;
            Ok((visit.who.evening, seat_link::sit_down(visit.db, visit.asker, &visit.who)?))
        })
        .await?;
    if let Some(token) = token {
        session::keep(&cookie, &token);
    }
    gate.send(Reply::see_other(format!("/play/{evening}")))
}
