//! A seat's page.

use super::{
    pages::{HandToPage, PassOnPage, PlayPage},
    seat::SeatView,
};
use crate::{
    Context, Gate,
    access::{KnownGuest, Seat},
    change,
    clues::{
        gist::gist,
        list::{Sieve, Sift},
        view::Card,
    },
    ids::AssignmentId,
    links,
    notes::query as notes,
    participants::pages::LeftPage,
    replies,
    room::Room,
    snapshot::{self, Snapshot, rows::Participant},
};
use lamplight_core::{
    error::AppError,
    web::{Chrome, Problems, Reply, gate::Answer},
};
use serde::Deserialize;

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
        return Ok(Reply::page(left(chrome, &snapshot, &ctx.who.participant)));
    };
    let mut seat = snapshot.seat(participant);
    ctx.request.query::<Look>().apply(&mut seat);
    let mut page = PlayPage {
        chrome,
        seat,
        shared: snapshot.shared(),
        notes: notes::read(ctx.db, ctx.who)?,
        seq: snapshot.session.version,
        problems,
    };
    edit(&mut page);
    let wrong = !page.problems.is_empty();
    Ok(if wrong { Reply::unprocessable(page) } else { Reply::page(page) })
}

fn left(chrome: Chrome, snapshot: &Snapshot, participant: &Participant) -> LeftPage {
    let at = snapshot.session.standing();
    let waits = snapshot.assignment_of(participant.id).is_some();
    LeftPage {
        chrome,
        open: at.in_lobby() || at.in_round() || (waits && at.can_end()),
        recap: at.is_after().then(|| links::recap(snapshot.session.id)),
        seen: at.cancelled.then(|| links::seen(snapshot.session.id)),
        title: snapshot.session.title.clone(),
        code: snapshot.session.session_code.clone(),
        waits,
        name: participant.display_name.clone(),
    }
}

/// The room that is asked for, and what is looked for among the clues.
#[derive(Default, Deserialize)]
struct Look {
    #[serde(default)]
    room: String,
    #[serde(default)]
    show: String,
    #[serde(default)]
    q: String,
}

/// Longer than any word that is looked for.
const LONGEST_SEARCH: usize = 100;

impl Look {
    fn apply(self, seat: &mut SeatView) {
        seat.enter(Room::named(&self.room).unwrap_or(Room::Now));
        seat.clues.sift = Sift {
            sieve: Sieve::named(&self.show).unwrap_or(Sieve::All),
            words: self.q.trim().chars().take(LONGEST_SEARCH).collect(),
        };
    }
}

/// The seat's page; for who has left it, the way back.
pub async fn show(gate: Gate<KnownGuest>) -> Answer {
    gate.reply(|ctx| {
        let Context { request, core, area, .. } = *ctx;
        let mut ctx = Context { db: &mut *ctx.db, who: &ctx.who.seat, request, core, area };
        change::opened_a_page(ctx.db, ctx.who.session, &ctx.who.participant, ctx.request.at)?;
        again(&mut ctx, Problems::default(), |_| {})
    })
    .await
}

/// What is to be done with a clue, as the card that leads to it says, or whose picture.
#[derive(Default, Deserialize)]
struct Choice {
    #[serde(default)]
    what: String,
    #[serde(default)]
    to: String,
}

/// Asks what to do with a clue, and with whom.
pub async fn pass_on(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        let clue = ctx.request.id("clue")?.into();
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        let own = ctx.who.own_assignment(&snapshot)?;
        let participant = snapshot.participant(ctx.who.participant.id).ok_or(AppError::NotFound)?;
        let mut seat = snapshot.seat(participant);
        seat.enter(Room::Clues);
        let held = snapshot.hand(own.row.id).into_iter().find(|card| card.id == clue);
        let Some(card) = held.filter(|card| card.can_anything() && seat.may_pass_on) else {
            let room = replies::to_room(ctx.who, Room::Clues, "");
            return Ok(room.sorry("There is nothing you can do with that one now."));
        };
        let choice = ctx.request.query::<Choice>();
        Ok(Reply::page(PassOnPage {
            chrome: ctx.chrome(crate::SECTION),
            gist: gist(&card.text),
            card,
            others: snapshot.others(own),
            what: choice.what,
            to: choice.to,
            seat,
            shared: snapshot.shared(),
            seq: snapshot.session.version,
        }))
    })
    .await
}

/// Asks which clue somebody is to have, and leads to what is to be done with it.
pub async fn hand_to(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        let part: AssignmentId = ctx.request.id("assignment")?.into();
        let snapshot = snapshot::at(ctx.db, ctx.area, ctx.who.session, ctx.who.version)?;
        let own = ctx.who.own_assignment(&snapshot)?;
        let participant = snapshot.participant(ctx.who.participant.id).ok_or(AppError::NotFound)?;
        let mut seat = snapshot.seat(participant);
        seat.enter(Room::People);
        let Some(other) =
            snapshot.others(own).into_iter().find(|it| it.id == part && seat.hands_to(&it.id))
        else {
            let room = replies::to_room(ctx.who, Room::People, "");
            return Ok(room.sorry("There is nothing you can give or show them now."));
        };
        let cards = snapshot.hand(own.row.id).into_iter().filter(Card::can_be_handed);
        Ok(Reply::page(HandToPage {
            chrome: ctx.chrome(crate::SECTION),
            cards: cards.map(|card| (card.clone(), gist(&card.text))).collect(),
            other,
            seat,
            shared: snapshot.shared(),
            seq: snapshot.session.version,
        }))
    })
    .await
}
