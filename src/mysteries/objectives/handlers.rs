//! Requests about objectives.

use super::{command, form::ObjectivesForm};
use crate::{Gate, access::Seat, play};
use lamplight_core::web::{Form, gate::Answer};

/// Keeps the ticks of one list.
pub async fn tick(gate: Gate<Seat>, form: Form<ObjectivesForm>) -> Answer {
    gate.reply(move |ctx| {
        play::spend(ctx)?;
        let (round, lines) = form.0.parse()?;
        command::tick(ctx.db, ctx.area, ctx.who, round, &lines)?;
        Ok(play::back(ctx.who, "#want"))
    })
    .await
}
