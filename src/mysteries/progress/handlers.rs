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
        let console = replies::to_console(ctx.who, "");
        Ok(match pressed {
            Pressed::MovedOn => console,
            Pressed::Already => console
                .sorry("That button had been pressed already; this is where the evening is now."),
            Pressed::NotYet(why) => console.sorry(why),
        })
    })
    .await
}
