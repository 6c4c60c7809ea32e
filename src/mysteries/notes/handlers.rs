//! Requests about one's own notes.

use super::{command, form::NotesForm};
use crate::{Gate, access::Seat, play};
use lamplight_core::web::{Form, Reply, gate::Answer};

/// Keeps the notes.
pub async fn keep(gate: Gate<Seat>, form: Form<NotesForm>) -> Answer {
    gate.reply(move |ctx| {
        play::spend(ctx)?;
        let (text, version) = match form.0.parse() {
            Ok(typed) => typed,
            Err(problems) => {
                return play::again(ctx, problems, |page| page.notes.text = form.0.text);
            }
        };
        let kept = command::keep(ctx.db, ctx.who, &text, version)?;
        if ctx.request.wants_fragment {
            let version = format!("{{\"version\":{}}}", kept.version);
            return Ok(Reply::text("application/json", version));
        }
        Ok(play::back(ctx.who, "#notes"))
    })
    .await
}
