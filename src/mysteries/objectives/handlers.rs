//! Requests about objectives.

use super::{command, form::ObjectivesForm};
use crate::{Gate, access::Seat, replies, room::Room};
use lamplight_core::web::{Form, gate::Answer};

/// Keeps the ticks of one list.
pub async fn tick(gate: Gate<Seat>, form: Form<ObjectivesForm>) -> Answer {
    gate.reply(move |ctx| {
        replies::count(ctx)?;
        let (round, lines) = form.0.parse()?;
        command::tick(ctx.db, ctx.area, ctx.who, round, &lines)?;
        Ok(replies::to_room(ctx.who, Room::Part, "#want"))
    })
    .await
}
