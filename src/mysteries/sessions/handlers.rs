//! Requests about sessions: one's own, a new one, its table and its end.

use super::{
    command::{self, Cancelled, SeatsSet},
    form::{ListForm, OpeningForm, SeatsForm},
    pages::{DoorPage, ListPage, OpeningPage},
    query,
};
use crate::{Gate, access::Host, links, replies, snapshot};
use lamplight_core::{
    people::Member,
    web::{
        Form, Problems, Reply,
        gate::Answer,
        limits::{self, Limit},
        ui,
    },
};

/// Sessions that one member opens: nobody has so many friends.
const OPENINGS: Limit = Limit { name: "evening opened", burst: 20, every_seconds: 600 };

/// One's sessions.
pub async fn list(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let before = ctx.request.query::<ListForm>().before();
        let hosted = query::hosted(ctx.db, ctx.who, before.as_ref())?;
        let played = if before.is_none() { query::played(ctx.db, ctx.who)? } else { Vec::new() };
        let chrome = ctx.chrome(crate::SECTION);
        Ok(Reply::page(ListPage::new(chrome, ctx.who, before.as_ref(), hosted, played)))
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
        let plan = match form.0.parse(&edition, zone) {
            Ok(plan) => plan,
            Err(problems) => {
                let page = OpeningPage::new(chrome, (&edition, cover), zone, form.0, problems);
                return Ok(Reply::unprocessable(page));
            }
        };
        let host = ctx.who.viewer.id;
        limits::spend(ctx.db, OPENINGS, &host.to_string(), ctx.core)?;
        let id = command::open(ctx.db, ctx.who, &edition, &plan)?;
        Ok(Reply::see_other(links::console(id)))
    })
    .await
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

/// The code for the door.
pub async fn door(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        if snapshot.session.is_over() {
            return Ok(replies::to_console(ctx.who, ""));
        }
        let link = links::join(ctx.area, &snapshot.session.session_code);
        Ok(Reply::page(DoorPage {
            chrome: ctx.chrome(crate::SECTION),
            title: snapshot.session.title.clone(),
            code: snapshot.session.session_code.clone(),
            qr: ui::qr(&link),
            link,
            screen: links::screen(ctx.area, &snapshot.session),
            back: links::console(ctx.who.session),
        }))
    })
    .await
}
