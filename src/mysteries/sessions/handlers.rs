//! Requests about sessions: one's own, a new one, its table and its end.

use super::{
    changing::{self, Changed},
    command::{self, Cancelled, SeatsSet},
    form::{ListForm, OpeningForm, SeatsForm},
    pages::{ChangePage, DoorPage, ListPage, OpeningPage},
    query::{self, Entry},
};
use crate::{
    Gate, access::Host, ids::SessionId, links, replies, snapshot, stories::cover::cover_of,
};
use lamplight_core::{
    error::AppError,
    people::Member,
    web::{
        Form, Problems, Reply,
        gate::Answer,
        limits::{self, Limit},
        ui,
    },
};
use std::collections::HashMap;

/// Sessions that one member opens: nobody has so many friends.
const OPENINGS: Limit = Limit { name: "evening opened", burst: 20, every_seconds: 600 };

/// One's sessions.
pub async fn list(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let before = ctx.request.query::<ListForm>().before();
        let hosted = query::hosted(ctx.db, ctx.who, before.as_ref())?;
        let chrome = ctx.chrome(crate::SECTION);
        let mut page = ListPage::new(chrome, ctx.who, before.as_ref(), hosted);
        if before.is_none() {
            let (open, over) =
                query::played(ctx.db, ctx.who)?.into_iter().partition(Entry::is_open);
            let ahead = [query::hosts(ctx.db, ctx.who)?, open].concat();
            let ids: Vec<SessionId> = ahead.iter().map(|it| it.id).collect();
            let seats = if ids.is_empty() { HashMap::new() } else { query::seats(ctx.db, &ids)? };
            page.look_ahead(ahead, seats, ctx.area);
            page.played = over;
        }
        Ok(Reply::page(page))
    })
    .await
}

/// The form for a new one.
pub async fn show(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let (edition, cover) = query::story(ctx.db, ctx.area, ctx.who, ctx.request.param("slug"))?;
        let (chrome, zone) = (ctx.chrome(crate::SECTION), ctx.who.viewer.zone());
        let form = OpeningForm::usual(&edition);
        let story = (&*edition, cover);
        Ok(Reply::page(OpeningPage::new(chrome, story, zone, form, Problems::default())))
    })
    .await
}

/// Opens a session.
pub async fn open(gate: Gate<Member>, form: Form<OpeningForm>) -> Answer {
    gate.reply(move |ctx| {
        let (edition, cover) = query::story(ctx.db, ctx.area, ctx.who, ctx.request.param("slug"))?;
        let (chrome, zone) = (ctx.chrome(crate::SECTION), ctx.who.viewer.zone());
        let plan = match form.0.parse(&edition, zone, ctx.request.at) {
            Ok(plan) => plan,
            Err(problems) => {
                let page = OpeningPage::new(chrome, (&edition, cover), zone, form.0, problems);
                return Ok(Reply::unprocessable(page));
            }
        };
        let host = ctx.who.viewer.id;
        limits::spend(ctx.db, OPENINGS, &host.to_string(), ctx.core)?;
        let id = command::open(ctx.db, ctx.who, &edition, &plan, ctx.request.at)?;
        Ok(Reply::see_other(links::console(id)))
    })
    .await
}

/// The form that changes one until it begins.
pub async fn show_change(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        if !snapshot.session.standing().in_lobby() {
            return Ok(replies::to_console(ctx.who, "").sorry(BEGUN));
        }
        let form = OpeningForm::of(&snapshot.session, snapshot.zone());
        let chrome = ctx.chrome(crate::SECTION);
        Ok(Reply::page(ChangePage::new(chrome, &snapshot, form, Problems::default())))
    })
    .await
}

/// Said to a host who changes what cannot be changed any more.
const BEGUN: &str = "This evening has begun; its day and its table stay as they are.";

/// Changes one until it begins.
pub async fn change(gate: Gate<Host>, form: Form<OpeningForm>) -> Answer {
    gate.reply(move |ctx| {
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        let console = replies::to_console(ctx.who, "");
        let problems = match form.0.parse(&snapshot.edition, snapshot.zone(), ctx.request.at) {
            Ok(plan) => match changing::change(ctx.db, ctx.area, ctx.who, &plan)? {
                Changed::Done { words, mails } => {
                    return Ok(console.done(told_of_change(&words, mails)));
                }
                Changed::Same => return Ok(console.done("Nothing was changed.")),
                Changed::TooLate => return Ok(console.sorry(BEGUN)),
                Changed::TooFew { here } => problem(
                    "players",
                    format!("{here} people have a seat already. Take somebody out first, or lay a place for each."),
                ),
                Changed::Knows => problem(
                    "mode",
                    "You may have read how it ends, so you cannot play along.".to_owned(),
                ),
            },
            Err(problems) => problems,
        };
        let chrome = ctx.chrome(crate::SECTION);
        Ok(Reply::unprocessable(ChangePage::new(chrome, &snapshot, form.0, problems)))
    })
    .await
}

fn problem(field: &'static str, words: String) -> Problems {
    let mut problems = Problems::default();
    problems.add(field, words);
    problems
}

/// What is said once it is changed and so many are told by mail.
fn told_of_change(words: &str, mails: usize) -> String {
    let by_mail = match mails {
        0 => String::new(),
        1 => " The guest whom you invited by mail gets one that says so.".to_owned(),
        more => format!(" The {more} guests whom you invited by mail get one that says so."),
    };
    format!("Changed, and everybody is told: {words}{by_mail}")
}

/// Sets how many seats there are.
pub async fn set_seats(gate: Gate<Host>, form: Form<SeatsForm>) -> Answer {
    gate.reply(move |ctx| {
        let console = replies::to_console(ctx.who, "");
        let Some(seats) = form.0.parse() else {
            return Ok(console.sorry("Say a number of seats."));
        };
        Ok(match command::set_seats(ctx.db, ctx.area, ctx.who, seats)? {
            SeatsSet::Done => console,
            SeatsSet::TooLate => console.sorry("The ballots are out; nobody comes in any more."),
            SeatsSet::OutOfRange { fewest, most } => {
                console.sorry(format!("There can be {fewest} to {most} seats."))
            }
        })
    })
    .await
}

/// Calls the session off.
pub async fn cancel(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let console = replies::to_console(ctx.who, "");
        Ok(match command::cancel(ctx.db, ctx.area, ctx.who)? {
            Cancelled::Done { told } => console.done(called_off(told)),
            Cancelled::Already => console,
        })
    })
    .await
}

/// What is said once it is called off and so many are told by mail.
fn called_off(told: usize) -> String {
    let told = match told {
        0 => String::new(),
        1 => " The guest whom you invited by mail gets one that says so.".to_owned(),
        more => format!(" The {more} guests whom you invited by mail get one that says so."),
    };
    format!("The evening is called off.{told}")
}

/// The code, as a poster for the door.
pub async fn door(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        let session = &snapshot.session;
        if session.is_over() {
            return Ok(replies::to_console(ctx.who, ""));
        }
        let zone = snapshot.zone();
        let when = session.starts_at.map(|at| {
            let local = at.with_timezone(&zone);
            (local.format("%A, %-d %B").to_string(), local.format("%H:%M").to_string())
        });
        let link = links::join(ctx.area, &session.session_code);
        Ok(Reply::page(DoorPage {
            chrome: ctx.chrome(crate::SECTION),
            title: session.title.clone(),
            tagline: snapshot.edition.story.tagline.clone(),
            cover: cover_of(ctx.db, session.story_id)?.seen_by(Some(ctx.who.viewer.id)),
            host: ctx.who.viewer.display_name.clone(),
            when,
            place: session.place.clone(),
            code: session.session_code.clone(),
            address: links::house(ctx.area),
            qr: ui::qr(&link),
            link,
            screen: links::screen(ctx.area, session),
            closed: session.door_closed,
            back: links::console(ctx.who.session),
        }))
    })
    .await
}

/// The QR code as a picture of its own.
pub async fn code_picture(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        if snapshot.session.is_over() {
            return Err(AppError::NotFound);
        }
        if snapshot.session.door_closed {
            return Ok(Reply::see_other(links::door(ctx.who.session)));
        }
        let code = &snapshot.session.session_code;
        let picture = ui::qr_picture(&links::join(ctx.area, code));
        Ok(Reply::text("image/svg+xml; charset=utf-8", picture).as_download(&format!("{code}.svg")))
    })
    .await
}
