//! A member's requests.

use crate::{
    Gate, command,
    pages::{self, ListPage},
    query::{self, Filter},
};
use lamplight_core::{
    error::AppError,
    people::Member,
    web::{Form, Reply, gate::Answer},
};
use serde::Deserialize;

/// Which ones to show.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ListQuery {
    show: String,
    before: String,
}

/// The list.
pub(crate) async fn list(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let asked: ListQuery = ctx.request.query();
        let filter = Filter { unread: asked.show == "new", before: asked.before.parse().ok() };
        let (viewer, now) = (&ctx.who.viewer, ctx.request.at);
        let (found, more) = query::page(ctx.db, viewer, filter, now)?;
        let older = found.last().filter(|_| more).map(|last| {
            let show = if filter.unread { "show=new&" } else { "" };
            format!("/notifications?{show}before={}", last.number)
        });
        let newest = found.first().map_or(0, |it| it.number);
        let today = |it: &query::Notification| pages::is_today(&it.created_at, now, viewer.zone());
        let (today, before) = found.into_iter().partition(today);
        Ok(Reply::page(ListPage {
            chrome: ctx.chrome(crate::SECTION),
            today,
            before,
            zone: viewer.zone(),
            now,
            unread_only: filter.unread,
            unread: viewer.unread_notifications,
            newest,
            version: viewer.notification_version,
            older,
            first: filter.before.is_none() && !filter.unread,
        }))
    })
    .await
}

/// What the page showed when the button was pressed.
#[derive(Deserialize)]
pub(crate) struct ReadForm {
    #[serde(default)]
    up_to: String,
}

/// Marks all that were on the page, and older ones, as read.
pub(crate) async fn read_all(gate: Gate<Member>, form: Form<ReadForm>) -> Answer {
    gate.reply(move |ctx| {
        let up_to = form.0.up_to.trim().parse().map_err(|_| {
            AppError::BadInput(
                "That button did not say up to where. Open the page anew.".to_owned(),
            )
        })?;
        command::read_all(ctx.db, ctx.who, up_to, ctx.request.at)?;
        Ok(Reply::see_other("/notifications"))
    })
    .await
}

/// Marks one as read and goes where it leads.
pub(crate) async fn open(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let id = ctx.request.id("id")?;
        let link = command::open(ctx.db, ctx.who, id, ctx.request.at)?.ok_or(AppError::NotFound)?;
        Ok(Reply::see_other(link))
    })
    .await
}
