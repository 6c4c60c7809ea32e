//! The library: every published public story, to look through and to narrow down.

mod filter;
mod pages;
mod query;

use self::{filter::Asked, pages::LibraryPage};
use crate::Gate;
use lamplight_core::{
    people::Public,
    web::{Policy, Reply, gate::Answer},
};

/// Answers `/stories`.
pub(super) async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|ctx| {
        let (asked, filter, problems) = ctx.request.query::<Asked>().read();
        let (stories, next) = query::page(ctx.db, &filter)?;
        let is_member = ctx.who.viewer().is_some_and(lamplight_core::people::Viewer::is_member);
        Ok(Reply::page(LibraryPage {
            chrome: ctx.chrome(crate::SECTION),
            is_member,
            stories,
            next,
            narrowed: filter.is_narrowed(),
            later: filter.after.is_some(),
            asked,
            problems,
        }))
    })
    .await
}
