//! The one button.

use super::{
    command::{self, Pressed},
    form::PressForm,
};
use crate::{Gate, access::Host, replies};
use lamplight_core::web::{Form, gate::Answer};

/// Presses it.
pub async fn press(gate: Gate<Host>, form: Form<PressForm>) -> Answer {
    gate.reply(move |ctx| {
        let pressed = command::press(ctx.db, ctx.area, ctx.who, form.0.parse()?)?;
        Ok(match pressed {
            Pressed::MovedOn => replies::to_console(ctx.who, ""),
            Pressed::Already => replies::pressed_already(ctx.who, ""),
            Pressed::NotYet(why) => replies::to_console(ctx.who, "").sorry(why),
        })
    })
    .await
}
