//! Requests about marks.

use super::{command, form::MarksForm};
use crate::{Gate, access::Seat, replies, room::Room};
use lamplight_core::web::{Form, Reply, gate::Answer};

/// Marks clues as seen, as important, or not any more.
pub async fn mark(gate: Gate<Seat>, form: Form<MarksForm>) -> Answer {
    gate.reply(move |ctx| {
        replies::count(ctx)?;
        command::mark(ctx.db, ctx.area, ctx.who, &form.0.parse())?;
        if ctx.request.wants_fragment {
            return Ok(Reply::nothing());
        }
        Ok(replies::to_room(ctx.who, Room::Clues, ""))
    })
    .await
}
