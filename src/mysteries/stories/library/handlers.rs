//! Answers for the library.

use super::{filter::Asked, pages::LibraryPage, query};
use crate::Gate;
use lamplight_core::{
    paging::Cursor,
    people::{Public, Viewer},
    web::{Policy, Reply, gate::Answer},
};

/// Answers `/stories`.
pub(super) async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|ctx| {
        let (asked, filter, problems) = ctx.request.query::<Asked>().read();
        let page = query::page(ctx.db, &filter)?;
        let next = page.next(|story| Cursor::behind(story.title.clone(), story.id));
        Ok(Reply::page(LibraryPage {
            chrome: ctx.chrome(crate::SECTION),
            is_member: ctx.who.viewer().is_some_and(Viewer::is_member),
            stories: page.items,
            next: next.map(|place| asked.href_after(&place)),
            narrowed: filter.is_narrowed(),
            later: filter.after.is_some(),
            asked,
            problems,
        }))
    })
    .await
}
