//! The host's requests.

use super::{
    list,
    pages::{ConsolePage, DoorPage, EverythingPage, ListPage},
    settings,
};
use crate::{Context, Gate};
use crate::{
    access::Host,
    casting::{command as casting, command::Cast},
    evening::{self, helm::Position},
    joining::{
        links, returning,
        seat_link::{self, Renewal},
    },
    playing::pages::LinkPage,
    progress::{command as progress, command::Moved, timer},
};
use lamplight_core::{
    error::AppError,
    people::Member,
    web::{Form, Problems, Reply, gate::Answer, request, ui},
};
use serde::Deserialize;
use uuid::Uuid;

fn console(evening: Uuid, anchor: &str) -> Reply {
    Reply::see_other(format!("/evenings/{evening}{anchor}"))
}

fn told(evening: Uuid, anchor: &str, cast: Cast, done: &str) -> Reply {
    match cast {
        Cast::Done if done.is_empty() => console(evening, anchor),
        Cast::Done => console(evening, anchor).done(done),
        Cast::Not(why) => console(evening, anchor).sorry(why),
    }
}

/// The console.
pub async fn show(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let evening = evening::at(ctx.db, ctx.area, ctx.who.evening, ctx.who.version)?;
        Ok(Reply::page(ConsolePage {
            chrome: ctx.chrome(crate::SECTION),
            helm: evening.helm(),
            table: evening.table(),
            zone: evening.zone(),
            seq: evening.session.version,
            screen: links::screen(ctx.area, &evening.session),
            recap: links::recap(ctx.area, ctx.who.evening),
            problems: Problems::default(),
        }))
    })
    .await
}

/// The place at which a button was pressed.
#[derive(Deserialize)]
pub struct PressForm {
    #[serde(default)]
    round: String,
    #[serde(default)]
    step: String,
    #[serde(default)]
    reveal: String,
}

/// Presses the one button.
pub async fn press(gate: Gate<Host>, form: Form<PressForm>) -> Answer {
    gate.reply(move |ctx| {
        let number = |text: &str| {
            text.trim().parse::<i32>().map_err(|_| {
                AppError::BadInput(
                    "That button did not say where it was pressed. Open the console anew."
                        .to_owned(),
                )
            })
        };
        let at = Position {
            round: number(&form.0.round)?,
            step: number(&form.0.step)?,
            reveal: number(&form.0.reveal)?,
        };
        let moved = progress::press(ctx.db, ctx.area, ctx.who, at)?;
        Ok(match moved {
            Moved::On => console(ctx.who.evening, ""),
            Moved::Already => console(ctx.who.evening, "")
                .sorry("That button had been pressed already; this is where the evening is now."),
            Moved::NotYet(why) => console(ctx.who.evening, "").sorry(why),
        })
    })
    .await
}

/// One character and who plays it.
#[derive(Deserialize)]
pub struct CastForm {
    #[serde(default)]
    character: String,
    #[serde(default)]
    participant: String,
}

fn id(text: &str) -> Result<Uuid, AppError> {
    Uuid::try_parse(text.trim()).map_err(|_| AppError::NotFound)
}

/// Gives a part to somebody, or to nobody.
pub async fn cast(gate: Gate<Host>, form: Form<CastForm>) -> Answer {
    gate.reply(move |ctx| {
        let character = id(&form.0.character)?;
        let to = if form.0.participant.trim().is_empty() {
            None
        } else {
            Some(id(&form.0.participant)?)
        };
        let cast = casting::assign(ctx.db, ctx.area, ctx.who, character, to)?;
        Ok(told(ctx.who.evening, "#casting", cast, ""))
    })
    .await
}

/// Casts everybody who is there.
pub async fn cast_everybody(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let cast = casting::everybody(ctx.db, ctx.area, ctx.who)?;
        Ok(told(
            ctx.who.evening,
            "#casting",
            cast,
            "Everybody has a part. You can still change who plays whom.",
        ))
    })
    .await
}

/// Hands out the parts.
pub async fn hand_out(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let cast = casting::hand_out(ctx.db, ctx.area, ctx.who)?;
        Ok(told(ctx.who.evening, "", cast, "Everybody can read who they are now."))
    })
    .await
}

/// Takes a guest out.
pub async fn remove(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let person = ctx.request.id("participant")?;
        let cast = casting::remove(ctx.db, ctx.area, ctx.who, person)?;
        ctx.core.live.look_again();
        Ok(told(ctx.who.evening, "", cast, "They are out; the seat is free."))
    })
    .await
}

/// Lets somebody back in who was taken out.
pub async fn let_back_in(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let person = ctx.request.id("participant")?;
        let cast = returning::let_back_in(ctx.db, ctx.area, ctx.who, person)?;
        Ok(told(ctx.who.evening, "", cast, "They have a seat at the table again."))
    })
    .await
}

/// What a button on the clock says.
#[derive(Deserialize)]
pub struct ClockForm {
    #[serde(default)]
    turn: String,
}

/// Turns the clock.
pub async fn clock(gate: Gate<Host>, form: Form<ClockForm>) -> Answer {
    gate.reply(move |ctx| {
        let turn = timer::Turn::read(&form.0.turn).ok_or(AppError::NotFound)?;
        timer::turn(ctx.db, ctx.area, ctx.who, turn)?;
        Ok(console(ctx.who.evening, ""))
    })
    .await
}

/// Lets a clue out.
pub async fn let_go(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let clue = ctx.request.id("clue")?;
        progress::let_go(ctx.db, ctx.area, ctx.who, clue)?;
        Ok(console(ctx.who.evening, "").done("It is out."))
    })
    .await
}

/// Calls the evening off.
pub async fn cancel(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let moved = progress::cancel(ctx.db, ctx.area, ctx.who)?;
        let reply = console(ctx.who.evening, "");
        Ok(if moved == Moved::On { reply.done("The evening is called off.") } else { reply })
    })
    .await
}

/// How many seats.
#[derive(Deserialize)]
pub struct SeatsForm {
    #[serde(default)]
    seats: String,
}

/// Sets how many seats there are.
pub async fn seats(gate: Gate<Host>, form: Form<SeatsForm>) -> Answer {
    gate.reply(move |ctx| {
        let cast = match form.0.seats.trim().parse() {
            Ok(seats) => settings::seats(ctx.db, ctx.area, ctx.who, seats)?,
            Err(_) => Cast::Not("Say a number of seats.".to_owned()),
        };
        Ok(told(ctx.who.evening, "", cast, "The table is laid anew."))
    })
    .await
}

/// Whether the recap can be read by link.
#[derive(Deserialize)]
pub struct ShareForm {
    #[serde(default)]
    shared: String,
}

/// Shares the recap, or takes it back.
pub async fn share(gate: Gate<Host>, form: Form<ShareForm>) -> Answer {
    gate.reply(move |ctx| {
        let shared = form.0.shared == "yes";
        settings::share_recap(ctx.db, ctx.area, ctx.who, shared)?;
        let words = if shared {
            "Whoever has the link can read the recap now."
        } else {
            "Only those who were there can read it now."
        };
        Ok(console(ctx.who.evening, "").done(words))
    })
    .await
}

/// The code for the door.
pub async fn door(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let evening = evening::at(ctx.db, ctx.area, ctx.who.evening, ctx.who.version)?;
        if evening.session.is_over() {
            return Ok(console(ctx.who.evening, ""));
        }
        let link = links::join(ctx.area, &evening.session.session_code);
        Ok(Reply::page(DoorPage {
            chrome: ctx.chrome(crate::SECTION),
            title: evening.session.title.clone(),
            code: evening.session.session_code.clone(),
            qr: ui::qr(&link),
            link,
            screen: links::screen(ctx.area, &evening.session),
            back: format!("/evenings/{}", ctx.who.evening),
        }))
    })
    .await
}

/// Makes the big screen's link anew: whatever shows the old one goes dark.
pub async fn renew_screen_link(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        settings::renew_screen_link(ctx.db, ctx.area, ctx.who)?;
        ctx.core.live.look_again();
        Ok(console(ctx.who.evening, "#more-title")
            .done("The big screen has a new link. The old one opens nothing any more."))
    })
    .await
}

/// A guest's own link and QR, for a phone that has died.
pub async fn seat_link(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let (evening, person) = guest(ctx)?;
        let link = links::seat(ctx.area, &person);
        Ok(Reply::page(LinkPage {
            chrome: ctx.chrome(crate::SECTION),
            name: person.display_name.clone(),
            title: evening.session.title.clone(),
            qr: ui::qr(&link),
            link,
            back: format!("/evenings/{}", ctx.who.evening),
            own: false,
            renew: format!("/evenings/{}/seats/{}", ctx.who.evening, person.id),
        }))
    })
    .await
}

fn guest(
    ctx: &mut Context<'_, Host>,
) -> Result<(evening::Evening, evening::rows::Person), AppError> {
    let id = ctx.request.id("participant")?;
    let evening = evening::at(ctx.db, ctx.area, ctx.who.evening, ctx.who.version)?;
    let person =
        evening.present().find(|person| person.id == id).cloned().ok_or(AppError::NotFound)?;
    Ok((evening, person))
}

/// Makes a guest's link anew.
pub async fn renew_seat_link(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let (_, person) = guest(ctx)?;
        let by = Renewal::Other;
        seat_link::renew_link(ctx.db, ctx.area, &person, by, ctx.request)?;
        Ok(Reply::see_other(format!("/evenings/{}/seats/{}", ctx.who.evening, person.id))
            .done("This is a new link. The old one, and the phones that used it, are out."))
    })
    .await
}

/// Everything about the story, for a host who may know it.
pub async fn everything(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let evening = evening::at(ctx.db, ctx.area, ctx.who.evening, ctx.who.version)?;
        if !evening.host_knows() {
            return Err(AppError::NotFound);
        }
        let (story, html) = (&evening.edition.story, &evening.edition.html);
        let briefings = story.characters.iter().zip(&html.briefings);
        let clues = story.clues.iter().zip(&html.clues).enumerate();
        Ok(Reply::page(EverythingPage {
            chrome: ctx.chrome(crate::SECTION),
            title: evening.session.title.clone(),
            back: format!("/evenings/{}", ctx.who.evening),
            culprits: evening.culprits().into_iter().map(|face| face.name).collect(),
            how: story.solution.how.clone(),
            why: story.solution.why.clone(),
            briefings: briefings.map(|(it, text)| (it.name.clone(), text.clone())).collect(),
            clues: clues
                .map(|(place, (it, text))| (place + 1, it.title.clone(), text.clone()))
                .collect(),
        }))
    })
    .await
}

#[derive(Default, Deserialize)]
struct ListQuery {
    #[serde(default)]
    before: String,
}

/// One's evenings.
pub async fn mine(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let query: ListQuery = ctx.request.query();
        let before = request::time(&query.before);
        let viewer = ctx.who.viewer.clone();
        let mut hosted = list::hosted(ctx.db, viewer.id, before)?;
        let more = i64::try_from(hosted.len()).is_ok_and(|count| count > list::PAGE);
        hosted.truncate(usize::try_from(list::PAGE).unwrap_or_default());
        let older = hosted.last().filter(|_| more).map(|last| {
            let at = last.created_at.to_rfc3339();
            percent_encoding::utf8_percent_encode(&at, percent_encoding::NON_ALPHANUMERIC)
                .to_string()
        });
        let played = if before.is_none() { list::played(ctx.db, viewer.id)? } else { Vec::new() };
        Ok(Reply::page(ListPage {
            chrome: ctx.chrome(crate::SECTION),
            hosted,
            played,
            zone: viewer.zone(),
            older,
        }))
    })
    .await
}
