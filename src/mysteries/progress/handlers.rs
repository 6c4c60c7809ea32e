//! The one button.

use super::{
    command::{self, Lit, Pressed},
    form::PressForm,
};
use crate::{Gate, access::Host, replies};
use lamplight_core::web::{Form, gate::Answer};

/// Presses it.
pub async fn press(gate: Gate<Host>, form: Form<PressForm>) -> Answer {
    gate.reply(move |ctx| {
        let pressed = command::press(ctx.db, ctx.area, ctx.who, form.0.parse()?, form.0.is_sure())?;
        Ok(match pressed {
            Pressed::MovedOn => replies::to_console(ctx.who, ""),
            Pressed::Already => replies::pressed_already(ctx.who, ""),
            Pressed::Ask(question) => replies::to_console(ctx.who, &format!("/ask/{question}")),
            Pressed::NotYet(why) => replies::to_console(ctx.who, "").sorry(why),
        })
    })
    .await
}

/// Ends the dark before its time.
pub async fn light(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        Ok(match command::light(ctx.db, ctx.area, ctx.who)? {
            Lit::Done => replies::to_console(ctx.who, ""),
            Lit::Already => replies::to_console(ctx.who, "").sorry("It is light already."),
        })
    })
    .await
}
