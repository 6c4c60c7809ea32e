//! Requests for the console.

use super::pages::ConsolePage;
use crate::{Gate, access::Host, evening, links};
use lamplight_core::web::{Reply, gate::Answer};

/// The console.
pub async fn show(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let evening = evening::at(ctx.db, ctx.area, ctx.who.evening, ctx.who.version)?;
        Ok(Reply::page(ConsolePage {
            chrome: ctx.chrome(crate::SECTION),
            console: evening.console(),
            starts_at: evening.session.starts_at,
            seq: evening.session.version,
            screen: links::screen(ctx.area, &evening.session),
            recap: links::shared_recap(ctx.area, ctx.who.evening),
        }))
    })
    .await
}
