//! A seat's page.

use super::pages::PlayPage;
use crate::{
    Context, Gate,
    access::{KnownGuest, Seat},
    links,
    notes::query as notes,
    participants::pages::LeftPage,
    seat_links::query as seat_links,
    snapshot::{self, Snapshot},
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
    let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
    let chrome = ctx.chrome(crate::SECTION);
    let Some(participant) = snapshot
        .participant(ctx.who.participant.id)
        .filter(|participant| participant.left_at.is_none())
    else {
        return Ok(Reply::page(left(chrome, &snapshot, &ctx.who.participant.display_name)));
    };
    let mut page = PlayPage {
        chrome,
        seat: snapshot.seat(participant),
        shared: snapshot.shared(),
        notes: notes::read(ctx.db, ctx.who)?,
        elsewhere: seat_links::opened_elsewhere(ctx.db, &ctx.who.participant, ctx.request)?,
        seq: snapshot.session.version,
        problems,
    };
    edit(&mut page);
    let wrong = !page.problems.is_empty();
    Ok(if wrong { Reply::unprocessable(page) } else { Reply::page(page) })
}

fn left(chrome: Chrome, snapshot: &Snapshot, name: &str) -> LeftPage {
    let at = snapshot.session.standing();
    LeftPage {
        chrome,
        open: at.in_lobby() || at.in_round(),
        recap: at.is_after().then(|| links::recap(snapshot.session.id)),
        title: snapshot.session.title.clone(),
        code: snapshot.session.session_code.clone(),
        name: name.to_owned(),
    }
}

/// The seat's page; for who has left it, the way back.
pub async fn show(gate: Gate<KnownGuest>) -> Answer {
    gate.reply(|ctx| {
        let Context { request, core, area, .. } = *ctx;
        let mut ctx = Context { db: &mut *ctx.db, who: &ctx.who.seat, request, core, area };
        again(&mut ctx, Problems::default(), |_| {})
    })
    .await
}
