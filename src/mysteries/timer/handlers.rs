//! Requests about the round's clock.

use super::{command, form::TimerForm};
use crate::{Gate, access::Host, replies};
use lamplight_core::web::{Form, gate::Answer};

/// Turns the clock.
pub async fn turn(gate: Gate<Host>, form: Form<TimerForm>) -> Answer {
    gate.reply(move |ctx| {
        command::turn(ctx.db, ctx.area, ctx.who, form.0.parse()?)?;
        Ok(replies::to_console(ctx.who, ""))
    })
    .await
}
