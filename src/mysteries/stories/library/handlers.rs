//! Answers for the library.

use super::{filter::Asked, pages::LibraryPage, query};
use crate::Gate;
use lamplight_core::{
    people::{Public, Viewer},
    web::{Policy, Reply, gate::Answer},
};

/// Answers `/stories`.
pub(super) async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|ctx| {
        let (asked, filter, problems) = ctx.request.query::<Asked>().read();
        let (stories, next) = query::page(ctx.db, &filter)?;
        Ok(Reply::page(LibraryPage {
            chrome: ctx.chrome(crate::SECTION),
            is_member: ctx.who.viewer().is_some_and(Viewer::is_member),
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
