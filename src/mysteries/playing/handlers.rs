//! A seat's requests.

use super::{
    clues::{self, Done, Move},
    letters, notes,
    pages::{LeftPage, LinkPage, PlayPage},
    voting::{self, Ballot},
};
use crate::{Context, Gate};
use crate::{
    access::Seat,
    casting::command as casting,
    evening::{self, Evening},
    joining::{
        command as joining, links,
        seat_link::{self, Renewal},
    },
};
use lamplight_core::{
    error::AppError,
    web::{
        Chrome, Form, Problems, Reply,
        gate::Answer,
        limits::{self, Limit},
    },
};
use serde::Deserialize;
use uuid::Uuid;

/// What one seat sends: more than anybody presses, and too little to keep the whole table busy.
const WRITES: Limit = Limit { name: "seat", burst: 60, every_seconds: 2 };

fn spend(ctx: &mut Context<'_, Seat>) -> Result<(), AppError> {
    let (seat, factor) = (ctx.who.person.id, ctx.core.config.rate_limit_factor);
    limits::spend(ctx.db, WRITES, &seat.to_string(), factor)
}

fn back(evening: Uuid, anchor: &str) -> Reply {
    Reply::see_other(format!("/play/{evening}{anchor}"))
}

fn page(
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
        table: evening.table(),
        notes: notes::read(ctx.db, ctx.who)?,
        elsewhere: seat_link::opened_elsewhere(ctx.db, &ctx.who.person, ctx.request)?,
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
    gate.reply(|ctx| page(ctx, Problems::default(), |_| {})).await
}

/// Opens a letter.
pub async fn open(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        spend(ctx)?;
        let round = ctx.request.param("round").parse().map_err(|_| AppError::NotFound)?;
        letters::open(ctx.db, ctx.area, ctx.who, round)?;
        Ok(back(ctx.who.evening, &format!("#letter-{round}")))
    })
    .await
}

/// Which lines of which list are ticked.
#[derive(Deserialize)]
pub struct TickForm {
    #[serde(default)]
    round: String,
    #[serde(default)]
    line: Vec<String>,
}

/// Keeps the ticks of one list.
pub async fn tick(gate: Gate<Seat>, form: Form<TickForm>) -> Answer {
    gate.reply(move |ctx| {
        spend(ctx)?;
        let round = form.0.round.parse().map_err(|_| AppError::NotFound)?;
        let lines: Vec<usize> = form.0.line.iter().filter_map(|line| line.parse().ok()).collect();
        letters::tick(ctx.db, ctx.area, ctx.who, round, &lines)?;
        Ok(back(ctx.who.evening, "#want"))
    })
    .await
}

/// What to do with a clue, and with whom.
#[derive(Deserialize)]
pub struct ClueForm {
    #[serde(default)]
    what: String,
    #[serde(default)]
    to: String,
}

/// Shows a clue, gives it away, or puts it on the board.
pub async fn clue(gate: Gate<Seat>, form: Form<ClueForm>) -> Answer {
    gate.reply(move |ctx| {
        spend(ctx)?;
        let clue = ctx.request.id("clue")?;
        let to = Uuid::try_parse(form.0.to.trim());
        let what = match (form.0.what.as_str(), to) {
            ("board", _) => Move::Board,
            ("show", Ok(to)) => Move::Show(to),
            ("give", Ok(to)) => Move::Give(to),
            ("show" | "give", Err(_)) => {
                return Ok(back(ctx.who.evening, "#hand").sorry("Choose somebody first."));
            }
            _ => return Err(AppError::NotFound),
        };
        let reply = back(ctx.who.evening, "#hand");
        Ok(match clues::play(ctx.db, ctx.area, ctx.who, clue, what)? {
            Done::Yes(words) => reply.done(words),
            Done::No(words) => reply.sorry(words),
        })
    })
    .await
}

/// The notes as typed, and over which version.
#[derive(Deserialize)]
pub struct NotesForm {
    #[serde(default)]
    text: String,
    #[serde(default)]
    version: String,
}

/// Keeps the notes.
pub async fn keep_notes(gate: Gate<Seat>, form: Form<NotesForm>) -> Answer {
    gate.reply(move |ctx| {
        spend(ctx)?;
        let mut problems = Problems::default();
        let text = problems.text("text", &form.0.text, notes::LONGEST);
        if !problems.is_empty() {
            return page(ctx, problems, |page| page.notes.text = form.0.text);
        }
        let kept = notes::keep(ctx.db, ctx.who, &text, form.0.version.parse().unwrap_or_default())?;
        if ctx.request.wants_fragment {
            return Ok(Reply::text(
                "application/json",
                format!("{{\"version\":{}}}", kept.version),
            ));
        }
        Ok(back(ctx.who.evening, "#notes"))
    })
    .await
}

/// A ballot as typed.
#[derive(Clone, Deserialize)]
pub struct BallotForm {
    #[serde(default)]
    accused: String,
    #[serde(default)]
    how: String,
    #[serde(default)]
    why: String,
}

const LONGEST_ANSWER: usize = 1000;

/// Hands in the ballot.
pub async fn accuse(gate: Gate<Seat>, form: Form<BallotForm>) -> Answer {
    gate.reply(move |ctx| {
        spend(ctx)?;
        let typed = form.0;
        let mut problems = Problems::default();
        let how = problems.text("how", &typed.how, LONGEST_ANSWER);
        let why = problems.text("why", &typed.why, LONGEST_ANSWER);
        let accused = Uuid::try_parse(typed.accused.trim());
        if accused.is_err() {
            problems.add("accused", "Choose who did it.");
        }
        let accused = accused.ok();
        let (Some(accused), true) = (accused, problems.is_empty()) else {
            return page(ctx, problems, |page| {
                if let Some(paper) = &mut page.seat.ballot {
                    paper.accused = accused;
                    (paper.how, paper.why) = (typed.how, typed.why);
                }
            });
        };
        let cast = voting::hand_in(ctx.db, ctx.area, ctx.who, &Ballot { accused, how, why })?;
        let reply = back(ctx.who.evening, "#you");
        Ok(match cast {
            voting::Cast::In => {
                reply.done("Your ballot is in. You can change it until the host closes.")
            }
            voting::Cast::Closed => reply.sorry("The ballots are closed."),
        })
    })
    .await
}

/// Whom a guest would like to play.
#[derive(Deserialize)]
pub struct WishForm {
    #[serde(default)]
    character: String,
}

/// Notes a wish.
pub async fn wish(gate: Gate<Seat>, form: Form<WishForm>) -> Answer {
    gate.reply(move |ctx| {
        spend(ctx)?;
        let typed = form.0.character.trim();
        let character = if typed.is_empty() {
            None
        } else {
            Some(Uuid::try_parse(typed).map_err(|_| AppError::NotFound)?)
        };
        casting::wish(ctx.db, ctx.area, ctx.who, character)?;
        Ok(back(ctx.who.evening, "#you")
            .done("The host sees your wish when the parts are given out."))
    })
    .await
}

/// Gives up the seat.
pub async fn leave(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        let left = joining::leave(ctx.db, ctx.area, ctx.who)?;
        let reply = back(ctx.who.evening, "");
        Ok(if left {
            reply
        } else {
            reply.sorry("You host this evening and have read who you are. Stay until it begins.")
        })
    })
    .await
}

/// The seat's own link and QR, for another phone.
pub async fn link(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        let evening = evening::at(ctx.db, ctx.area, ctx.who.evening, ctx.who.version)?;
        let link = links::seat(ctx.area, &ctx.who.person);
        Ok(Reply::page(LinkPage {
            chrome: ctx.chrome(crate::SECTION),
            name: ctx.who.person.display_name.clone(),
            title: evening.session.title.clone(),
            qr: lamplight_core::web::ui::qr(&link),
            link,
            back: format!("/play/{}", ctx.who.evening),
            own: true,
            renew: format!("/play/{}/link", ctx.who.evening),
        }))
    })
    .await
}

/// Makes the link anew: whoever has the old one is out.
pub async fn renew_link(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        let by = Renewal::by(&ctx.who.viewer);
        seat_link::renew_link(ctx.db, ctx.area, &ctx.who.person, by, ctx.request)?;
        Ok(Reply::see_other(format!("/play/{}/link", ctx.who.evening))
            .done("This is a new link. The old one opens nothing any more."))
    })
    .await
}
