//! Requests to take something back.

use super::{
    command::{self, TakenBack},
    form::TakeBackForm,
};
use crate::{Gate, access::Host, replies};
use lamplight_core::web::{Form, gate::Answer};

/// Takes back a press.
pub async fn take_back(gate: Gate<Host>, form: Form<TakeBackForm>) -> Answer {
    gate.reply(move |ctx| {
        let press = form.0.parse()?;
        let console = replies::to_console(ctx.who, "");
        Ok(match command::take_back(ctx.db, ctx.area, ctx.who, press)? {
            TakenBack::Done(_) => console.done("Taken back: all is as it was before."),
            TakenBack::Gone => console.sorry("That was taken back already."),
            TakenBack::TooLate => console.sorry("That was too long ago to take it back; it stays."),
            TakenBack::Changed => {
                console.sorry("Somebody has already done something with it, so it stays as it is.")
            }
        })
    })
    .await
}
