//! A seat's page.

use super::pages::PlayPage;
use crate::{
    Context, Gate,
    access::Seat,
    evening::{self, Evening},
    links,
    notes::query as notes,
    participants::pages::LeftPage,
    seat_links::query as seat_links,
};
use lamplight_core::{
    error::AppError,
    web::{Chrome, Problems, Reply, gate::Answer},
};

/// The seat's page once more, with what was wrong; `edit` puts back what was typed.
///
/// # Errors
/// The database's.
pub(super) fn again(
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
        recap: at.is_after().then(|| links::recap(evening.session.id)),
        title: evening.session.title.clone(),
        code: evening.session.session_code.clone(),
        name: name.to_owned(),
    }
}

/// The seat's page.
pub async fn show(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| again(ctx, Problems::default(), |_| {})).await
}
