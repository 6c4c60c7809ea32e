//! Requests at the door: a code and a name.

use super::{
    form::JoinForm,
    guesses,
    join::{self, Welcome},
    pages::{Door, JoinPage},
    query,
};
use crate::{
    Context, Gate,
    ids::SessionId,
    links,
    snapshot::rows::{Phase, Session},
};
use actix_session::Session as Cookie;
use lamplight_core::{
    codes,
    error::AppError,
    people::{Public, identity::DisplayName},
    web::{
        Form, Policy, Problems, Reply, Share,
        gate::Answer,
        limits::{self, Limit},
        local, session,
    },
};

/// Joins from one address: a whole party shares one.
const JOINS: Limit = Limit { name: "join", burst: 60, every_seconds: 10 };

/// Joins with one code, wherever from.
const JOINS_OF_ONE: Limit = Limit { name: "join code", burst: 100, every_seconds: 5 };

/// `/join`, `/join?code=…` and `/join/{code}`.
pub async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|ctx| {
        let reply = at_the_door(ctx)?;
        Ok(local::probe(ctx.request, reply))
    })
    .await
}

fn at_the_door(ctx: &mut Context<'_, Public>) -> Result<Reply, AppError> {
    let mut form: JoinForm = ctx.request.query();
    if !ctx.request.param("code").is_empty() {
        ctx.request.param("code").clone_into(&mut form.code);
    }
    let name = ctx.who.viewer().map_or_else(String::new, |viewer| viewer.display_name.clone());
    form.name = name;
    if form.code.trim().is_empty() {
        return Ok(Reply::page(page(ctx, form, None, Problems::default())));
    }
    match find(ctx, &form)? {
        Ok(session) => match own_place(ctx, &session)? {
            Some(reply) => Ok(reply),
            None => welcome_page(ctx, form, &session),
        },
        Err(problems) => Ok(Reply::unprocessable(page(ctx, form, None, problems))),
    }
}

fn page(
    ctx: &Context<'_, Public>,
    form: JoinForm,
    door: Option<Door>,
    problems: Problems,
) -> JoinPage {
    JoinPage {
        chrome: ctx.chrome(crate::SECTION),
        code: codes::read(&form.code, links::DOOR).unwrap_or_else(|| form.code.to_uppercase()),
        name: form.name,
        invitation: form.invitation,
        share: share(ctx, door.as_ref()),
        door,
        // The first page asks; only the answer tells.
        no_cookies: ctx.request.lacks_cookies(),
        problems,
    }
}

fn share(ctx: &Context<'_, Public>, door: Option<&Door>) -> Share {
    let line = "Come in with your phone: no account, no app.";
    match door {
        Some(door) => {
            Share::new(ctx.core, format!("{} invites you to {}", door.host, door.title), line)
        }
        None => Share::new(ctx.core, "Come in to an evening by lamplight", line),
    }
}

fn welcome_page(
    ctx: &mut Context<'_, Public>,
    form: JoinForm,
    session: &Session,
) -> Result<Reply, AppError> {
    let door = query::door(ctx.db, session, &form.invitation)?;
    Ok(Reply::page(page(ctx, form, Some(door), Problems::default())))
}

/// The session that somebody means, or what is wrong with the code. Wrong ones are counted.
fn find(
    ctx: &mut Context<'_, Public>,
    form: &JoinForm,
) -> Result<Result<Session, Problems>, AppError> {
    guesses::check(ctx)?;
    let found = match codes::read(&form.code, links::DOOR) {
        Some(code) => query::behind_code(ctx.db, &code)?,
        None => None,
    };
    let found = match found {
        None => query::behind_invitation(ctx.db, &form.invitation)?,
        found => found,
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
            guesses::wrong(ctx)?;
            problems.add(
                "code",
                "No evening has this code. It has six letters and figures, and never I, O, 0 or 1.",
            );
        }
    }
    Ok(Err(problems))
}

/// Where somebody belongs who is known at this session: the host at the console, a guest in their
/// seat.
fn own_place(ctx: &mut Context<'_, Public>, session: &Session) -> Result<Option<Reply>, AppError> {
    let Some(viewer) = ctx.who.viewer() else { return Ok(None) };
    if viewer.id == session.host_id {
        let console = Reply::see_other(links::console(session.id));
        return Ok(Some(
            console.done("You host this evening, so the door leads you to its console."),
        ));
    }
    let seated = query::is_seated(ctx.db, session, viewer)?;
    Ok(seated.then(|| Reply::see_other(links::play(session.id))))
}

/// Somebody comes in.
pub async fn join(gate: Gate<Public>, form: Form<JoinForm>, cookie: Cookie) -> Answer {
    let typed = form.0;
    let gate = gate.admit().await?;
    let (reply, token) = gate
        .db(move |ctx| {
            let (reply, token) = come_in(ctx, typed)?;
            Ok((local::probe(ctx.request, reply), token))
        })
        .await?;
    if let Some(token) = token {
        session::keep(&cookie, &token);
    }
    gate.send(reply)
}

fn come_in(
    ctx: &mut Context<'_, Public>,
    form: JoinForm,
) -> Result<(Reply, Option<String>), AppError> {
    limits::spend(ctx.db, JOINS, &ctx.request.neighbourhood(), ctx.core)?;
    let session = match find(ctx, &form)? {
        Ok(session) => session,
        Err(problems) => {
            return Ok((Reply::unprocessable(page(ctx, form, None, problems)), None));
        }
    };
    limits::spend(ctx.db, JOINS_OF_ONE, &session.session_code, ctx.core)?;
    let mut problems = Problems::default();
    let name = DisplayName::parse(&form.name).map_err(|words| problems.add("name", words));
    if let (Ok(name), true) = (name, ctx.request.keeps_cookies) {
        let viewer = ctx.who.viewer().cloned();
        let found = (&session, form.invitation.as_str());
        let welcome = join::join(ctx.db, ctx.area, ctx.request, viewer.as_ref(), found, &name)?;
        match told(welcome, &session) {
            Ok((session, token)) => {
                guesses::came_in(ctx)?;
                return Ok((Reply::see_other(links::play(session)), token));
            }
            Err((field, words)) => problems.add(field, words),
        }
    }
    let door = query::door(ctx.db, &session, &form.invitation)?;
    Ok((Reply::unprocessable(page(ctx, form, Some(door), problems)), None))
}

/// What to say to somebody who did not get in.
fn told(
    welcome: Welcome,
    session: &Session,
) -> Result<(SessionId, Option<String>), (&'static str, &'static str)> {
    let begun = session.phase > Phase::Lobby;
    Err(match welcome {
        Welcome::In(id, token) => return Ok((id, token)),
        Welcome::UnknownCode => ("code", "No evening has this code."),
        Welcome::DoorClosed => {
            ("code", "The door is closed just now. If they expect you, ask the host to open it.")
        }
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
        Welcome::Removed => (
            "code",
            "The host has taken you out of this evening. Only the host can let you back in.",
        ),
        Welcome::NameTaken => (
            "name",
            "Somebody of that name sits there already. If it is you on another phone, ask the host for your seat’s own link; if not, add a letter.",
        ),
        Welcome::HostKnows => {
            ("code", "You host this evening and know how it ends, so you cannot play it.")
        }
    })
}
