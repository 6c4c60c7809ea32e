//! Every few seconds: whether those who listen still may, who is there, and whether anything was
//! missed.
//!
//! A policy lets somebody in when a stream opens, and a stream can stay open for hours: meanwhile
//! they may have been signed out somewhere else, taken out, or the link they came with made anew.

use crate::{
    db::{Db, Kind},
    error::AppError,
    listening::{Channel, Place, Subscriber},
    people::login,
    state::Core,
};
use actix_web::web::Data;
use diesel::QueryResult;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};
use uuid::Uuid;

const EVERY: Duration = Duration::from_secs(15);

/// Starts the task.
pub(super) fn start(core: &Data<Core>) {
    let core = core.clone();
    actix_web::rt::spawn(async move {
        while !core.is_closing() {
            tokio::select! {
                () = tokio::time::sleep(EVERY) => {}
                () = core.live.again.notified() => {}
            }
            let core = core.clone();
            let looked = actix_web::web::block(move || look(&core)).await;
            if let Ok(Err(error)) = looked {
                tracing::debug!(%error, "who listens was not looked at");
            }
        }
    });
}

fn look(core: &Core) -> Result<(), AppError> {
    let mut by_channel: HashMap<&'static str, Vec<Subscriber>> = HashMap::new();
    for subscriber in core.live.subscribers.all() {
        by_channel.entry(subscriber.place.channel).or_default().push(subscriber);
    }
    core.pool.with(Kind::Page, |db| {
        for (name, subscribers) in &by_channel {
            if let Some(channel) = core.live.channel(name) {
                look_at(db, core, &channel, subscribers)?;
            }
        }
        Ok::<(), AppError>(())
    })
}

fn look_at(
    db: &mut Db,
    core: &Core,
    channel: &Arc<dyn Channel>,
    subscribers: &[Subscriber],
) -> Result<(), AppError> {
    let signed_in = signed_in(db, core, subscribers)?;
    let entitled: HashSet<Subscriber> = channel.entitled(db, &signed_in)?.into_iter().collect();
    for subscriber in subscribers.iter().filter(|it| !entitled.contains(it)) {
        core.live.subscribers.end(subscriber);
    }
    let here: Vec<Subscriber> = entitled.into_iter().collect();
    let name = channel.name();
    for id in channel.present(db, &here)? {
        core.live.wake(Place { channel: name, id });
    }
    missed(db, core, channel)?;
    Ok(())
}

/// Those whose sign-in is still good, and whose it is; and those who need none.
fn signed_in(
    db: &mut Db,
    core: &Core,
    subscribers: &[Subscriber],
) -> QueryResult<Vec<(Subscriber, Option<Uuid>)>> {
    let logins: Vec<&[u8]> =
        subscribers.iter().filter_map(|it| it.login.as_ref().map(<[u8; 32]>::as_slice)).collect();
    let users = login::still_good(db, &logins, core.clock.now())?;
    let good = subscribers.iter().filter_map(|it| match &it.login {
        None => Some((*it, None)),
        Some(login) => users.get(login.as_slice()).map(|user| (*it, Some(*user))),
    });
    Ok(good.collect())
}

/// Wakes what has a newer version than was sent: a notice of another process got lost.
fn missed(db: &mut Db, core: &Core, channel: &Arc<dyn Channel>) -> QueryResult<()> {
    let own = |(place, _): &(Place, i64)| place.channel == channel.name();
    let places: Vec<(Place, i64)> = core.live.places().into_iter().filter(own).collect();
    let ids: Vec<Uuid> = places.iter().map(|(place, _)| place.id).collect();
    let versions = channel.versions(db, &ids)?;
    for (place, sent) in places {
        if versions.get(&place.id).is_some_and(|now| *now > sent) {
            core.live.wake(place);
        }
    }
    Ok(())
}
