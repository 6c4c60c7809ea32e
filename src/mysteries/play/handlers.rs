//! A seat's page, and what the requests of a seat have in common.

use super::pages::PlayPage;
use crate::{
    Context, Gate,
    access::Seat,
    evening::{self, Evening},
    notes::query as notes,
    participants::pages::LeftPage,
    seat_links::query as seat_links,
};
use lamplight_core::{
    error::AppError,
    web::{
        Chrome, Problems, Reply,
        gate::Answer,
        limits::{self, Limit},
    },
};

/// What one seat sends: more than anybody presses, and too little to keep the whole table busy.
const WRITES: Limit = Limit { name: "seat", burst: 60, every_seconds: 2 };

/// Counts a request of this seat.
///
/// # Errors
/// `TooMany` when there were too many; the database's.
pub(crate) fn spend(ctx: &mut Context<'_, Seat>) -> Result<(), AppError> {
    let seat = ctx.who.person.id;
    limits::spend(ctx.db, WRITES, &seat.to_string(), ctx.core)
}

/// Leads back to the seat's page.
pub(crate) fn back(seat: &Seat, anchor: &str) -> Reply {
    Reply::see_other(format!("/play/{}{anchor}", seat.evening))
}

/// The seat's page once more, with what was wrong; `edit` puts back what was typed.
///
/// # Errors
/// The database's.
pub(crate) fn again(
    ctx: &mut Context<'_, Seat>,
    problems: Problems,
    edit: impl FnOnce(&mut PlayPage),
) -> Result<Reply, AppError> {
    let evening = evening::at(ctx.db, ctx.area, ctx.who.evening, ctx.who.version)?;
    let chrome = ctx.chrome(crate::SECTION);
    let Some(person) = evening.person(ctx.who.person.id).filter(|person| person.left_at.is_none())
    else {
        return Ok(Reply::page(left(chrome, &evening, &ctx.who.person.display_name)));
    };
    let mut page = PlayPage {
        chrome,
        seat: evening.seat(person),
        shared: evening.shared(),
        notes: notes::read(ctx.db, ctx.who)?,
        elsewhere: seat_links::opened_elsewhere(ctx.db, &ctx.who.person, ctx.request)?,
        seq: evening.session.version,
        problems,
    };
    edit(&mut page);
    let wrong = !page.problems.is_empty();
    Ok(if wrong { Reply::unprocessable(page) } else { Reply::page(page) })
}

fn left(chrome: Chrome, evening: &Evening, name: &str) -> LeftPage {
    let at = evening.session.standing();
    LeftPage {
        chrome,
        open: at.in_lobby() || at.in_round(),
        recap: at.is_after().then(|| format!("/recap/{}", evening.session.id)),
        title: evening.session.title.clone(),
        code: evening.session.session_code.clone(),
        name: name.to_owned(),
    }
}

/// The seat's page.
pub async fn show(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| again(ctx, Problems::default(), |_| {})).await
}
