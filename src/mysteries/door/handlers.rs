//! The host's requests about the door.

use super::{
    command::{self, Turned},
    form::{CodeForm, DoorForm},
};
use crate::{Gate, access::Host, links, replies};
use lamplight_core::web::{Form, Reply, gate::Answer};

/// The evening is over.
const OVER: &str = "This evening takes nobody in any more.";

/// Closes the door, or opens it.
pub async fn turn(gate: Gate<Host>, form: Form<DoorForm>) -> Answer {
    gate.reply(move |ctx| {
        let closed = form.0.parse();
        let console = replies::to_console(ctx.who, "");
        let done = if form.0.is_at_the_code() {
            Reply::see_other(links::door(ctx.who.session))
        } else {
            replies::to_console(ctx.who, "")
        };
        Ok(match command::turn(ctx.db, ctx.area, ctx.who, closed)? {
            Turned::Done if closed => done.done(
                "The door is closed. Who is in stays in, and whom you invited by mail can still come.",
            ),
            Turned::Done => done.done("The door is open: whoever has the code can come in."),
            Turned::Already => replies::pressed_already(ctx.who, ""),
            Turned::Over => console.sorry(OVER),
        })
    })
    .await
}

/// Gives it a new code.
pub async fn renew_code(gate: Gate<Host>, form: Form<CodeForm>) -> Answer {
    gate.reply(move |ctx| {
        let console = replies::to_console(ctx.who, "");
        Ok(match command::renew_code(ctx.db, ctx.area, ctx.who, &form.0.code)? {
            Turned::Done => {
                console.done("There is a new code. The old one opens nothing; who is in stays in.")
            }
            Turned::Already => replies::pressed_already(ctx.who, ""),
            Turned::Over => console.sorry(OVER),
        })
    })
    .await
}
