//! Forms of features whose mistakes are shown on the seat's page, with what was typed: the page is
//! put together here, so their requests stand here.

use super::handlers::again;
use crate::{
    Gate,
    access::Seat,
    accusation::{
        command::{self as accusation, HandedIn},
        form::AccusationForm,
    },
    notes::{command as notes, form::NotesForm},
    replies,
};
use lamplight_core::web::{Form, Reply, gate::Answer};

/// Hands in the accusation.
pub async fn hand_in(gate: Gate<Seat>, form: Form<AccusationForm>) -> Answer {
    gate.reply(move |ctx| {
        replies::count(ctx)?;
        let typed = form.0;
        let charge = match typed.parse() {
            Ok(charge) => charge,
            Err(problems) => {
                return again(ctx, problems, |page| {
                    if let Some(paper) = &mut page.seat.accusation {
                        paper.accused = typed.accused();
                        (paper.how, paper.why) = (typed.how, typed.why);
                    }
                });
            }
        };
        let reply = replies::to_seat(ctx.who, "#you");
        Ok(match accusation::hand_in(ctx.db, ctx.area, ctx.who, &charge)? {
            HandedIn::Done => {
                reply.done("Your ballot is in. You can change it until the host closes.")
            }
            HandedIn::Closed => reply.sorry("The ballots are closed."),
        })
    })
    .await
}

/// Keeps the notes.
pub async fn keep_notes(gate: Gate<Seat>, form: Form<NotesForm>) -> Answer {
    gate.reply(move |ctx| {
        replies::count(ctx)?;
        let (text, version) = match form.0.parse() {
            Ok(typed) => typed,
            Err(problems) => {
                return again(ctx, problems, |page| page.notes.text = form.0.text);
            }
        };
        let kept = notes::keep(ctx.db, ctx.who, &text, version)?;
        if ctx.request.wants_fragment {
            let version = format!("{{\"version\":{}}}", kept.version);
            return Ok(Reply::text("application/json", version));
        }
        Ok(replies::to_seat(ctx.who, "#notes"))
    })
    .await
}
