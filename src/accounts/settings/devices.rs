//! Where you are signed in, and signing out there.

use super::{
    Tab, command,
    query::{self, LoginSession},
};
use crate::Gate;
use askama::Template;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use lamplight_core::{
    people::{Member, device_name},
    web::{Chrome, Reply, Request, gate::Answer},
};
use uuid::Uuid;

/// A line of the list.
struct Device {
    id: Uuid,
    name: String,
    is_this: bool,
    since: String,
    seen: String,
    seen_machine: String,
}

impl Device {
    fn new(session: &LoginSession, request: &Request, zone: Tz) -> Self {
        let day = |time: DateTime<Utc>| time.with_timezone(&zone).format("%-d %b %Y").to_string();
        Self {
            id: session.id,
            name: device_name::of(session.user_agent.as_deref()),
            is_this: session.is_of(request),
            since: day(session.created_at),
            seen: day(session.last_seen_at),
            seen_machine: session.last_seen_at.format("%Y-%m-%dT%H:%MZ").to_string(),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/devices.html")]
struct DevicesPage {
    chrome: Chrome,
    tab: Tab,
    devices: Vec<Device>,
}

/// The list.
pub(crate) async fn show(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let viewer = &ctx.who.viewer;
        let sessions = query::login_sessions(ctx.db, viewer, ctx.request.at)?;
        let line = |session| Device::new(session, ctx.request, viewer.zone());
        let mut devices: Vec<Device> = sessions.iter().map(line).collect();
        devices.sort_by_key(|device| !device.is_this);
        Ok(Reply::page(DevicesPage {
            chrome: ctx.chrome(crate::SECTION),
            tab: Tab::Devices,
            devices,
        }))
    })
    .await
}

/// Signs out on one of them.
pub(crate) async fn sign_out(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let id = ctx.request.id("id")?;
        command::sign_out(ctx.db, &ctx.who.viewer, id, ctx.request)?;
        ctx.core.live.look_again();
        Ok(Reply::see_other("/account/devices").done("Signed out there."))
    })
    .await
}

/// Signs out everywhere but here.
pub(crate) async fn sign_out_others(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let ended = command::sign_out_others(ctx.db, &ctx.who.viewer, ctx.request)?;
        ctx.core.live.look_again();
        let said = if ended == 0 {
            "You were signed in nowhere else."
        } else {
            "You are signed in here and nowhere else."
        };
        Ok(Reply::see_other("/account/devices").done(said))
    })
    .await
}
