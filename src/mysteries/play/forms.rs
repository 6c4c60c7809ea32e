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
    notes::{
        command::{self as notes, Kept},
        form::NotesForm,
    },
    replies,
    room::Room,
};
use lamplight_core::web::{Form, Problems, Reply, gate::Answer};
use serde_json::json;

/// Hands in the accusation.
pub async fn hand_in(gate: Gate<Seat>, form: Form<AccusationForm>) -> Answer {
    gate.reply(move |ctx| {
        replies::count(ctx)?;
        let typed = form.0;
        let charge = match typed.parse() {
            Ok(charge) => charge,
            Err(problems) => {
                return again(ctx, problems, |page| {
                    page.seat.enter(Room::Accuse);
                    if let Some(paper) = &mut page.seat.accusation {
                        paper.accused = typed.accused();
                        (paper.how, paper.why) = (typed.how, typed.why);
                    }
                });
            }
        };
        let reply = replies::to_room(ctx.who, Room::Accuse, "");
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
                return again(ctx, problems, |page| {
                    page.seat.enter(Room::Notes);
                    page.notes.text = form.0.text;
                });
            }
        };
        let room = replies::to_room(ctx.who, Room::Notes, "");
        let (answer, reply) = match notes::keep(ctx.db, ctx.who, &text, version, ctx.request.at)? {
            Kept::Done(notes) => (json!({ "version": notes.version }), room),
            Kept::Both(notes) => (
                json!({ "version": notes.version, "text": notes.text }),
                room.done("Your other window had written too: both are here."),
            ),
            Kept::TooLong => {
                let mut problems = Problems::default();
                problems.add(
                    "text",
                    "With what your other window has kept this is too long. Nothing was changed.",
                );
                return again(ctx, problems, |page| {
                    page.seat.enter(Room::Notes);
                    page.notes.text = form.0.text;
                });
            }
        };
        if ctx.request.wants_fragment {
            return Ok(Reply::text("application/json", answer.to_string()));
        }
        Ok(reply)
    })
    .await
}
