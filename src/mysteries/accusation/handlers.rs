//! Requests about the accusation.

use super::{
    command::{self, HandedIn},
    form::AccusationForm,
};
use crate::{Gate, access::Seat, play};
use lamplight_core::web::{Form, gate::Answer};

/// Hands in the accusation.
pub async fn hand_in(gate: Gate<Seat>, form: Form<AccusationForm>) -> Answer {
    gate.reply(move |ctx| {
        play::spend(ctx)?;
        let typed = form.0;
        let charge = match typed.parse() {
            Ok(charge) => charge,
            Err(problems) => {
                return play::again(ctx, problems, |page| {
                    if let Some(paper) = &mut page.seat.accusation {
                        paper.accused = typed.accused();
                        (paper.how, paper.why) = (typed.how, typed.why);
                    }
                });
            }
        };
        let reply = play::back(ctx.who, "#you");
        Ok(match command::hand_in(ctx.db, ctx.area, ctx.who, &charge)? {
            HandedIn::Done => {
                reply.done("Your ballot is in. You can change it until the host closes.")
            }
            HandedIn::Closed => reply.sorry("The ballots are closed."),
        })
    })
    .await
}
