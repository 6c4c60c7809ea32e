//! Requests for the console, and what the host's requests have in common.

use super::pages::ConsolePage;
use crate::{Gate, access::Host, evening, recap, screen};
use lamplight_core::web::{Reply, gate::Answer};

/// Leads back to the console.
pub(crate) fn back(host: &Host, anchor: &str) -> Reply {
    Reply::see_other(format!("/evenings/{}{anchor}", host.evening))
}

/// The console.
pub async fn show(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let evening = evening::at(ctx.db, ctx.area, ctx.who.evening, ctx.who.version)?;
        Ok(Reply::page(ConsolePage {
            chrome: ctx.chrome(crate::SECTION),
            console: evening.console(),
            starts_at: evening.session.starts_at,
            seq: evening.session.version,
            screen: screen::link(ctx.area, &evening.session),
            recap: recap::link(ctx.area, ctx.who.evening),
        }))
    })
    .await
}
