//! The library: every published public story, to look through and to narrow down.

mod filter;
mod pages;
mod query;

use self::{filter::Asked, pages::LibraryPage};
use crate::{
    accounts::Public,
    web::{Gate, Policy, Reply, Room, gate::Answer},
};

/// Answers `/stories`.
pub(super) async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|visit| {
        let (asked, filter, problems) = visit.asker.query::<Asked>().read();
        let (stories, next) = query::page(visit.db, &filter)?;
        let is_member = visit.who.viewer().is_some_and(crate::accounts::Viewer::is_member);
        Ok(Reply::page(LibraryPage {
            chrome: visit.chrome(Room::Mysteries),
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
