//! Those with a page that changes: a seat, the host, the television.

use super::{EVERYONE, HOST, SCREEN, channel::Seen, seat};
use crate::{
    Context, Mysteries,
    access::{Host, Screen, Seat},
    change::{self, place},
    snapshot,
};
use lamplight_core::{
    error::AppError,
    live::{Audience, Listens, Snapshot, Subscriber},
};
use std::sync::Arc;

impl Listens<Mysteries> for Seat {
    fn subscriber(&self, token_hash: Option<[u8; 32]>) -> Subscriber {
        let audience = seat(self.participant.id);
        Subscriber { place: place(self.session), audience, login: token_hash, link: None }
    }

    fn audiences(&self) -> Vec<Audience> {
        vec![EVERYONE, seat(self.participant.id)]
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn load(context: &mut Context<'_, Self>, _: i64) -> Result<Arc<dyn Snapshot>, AppError> {
        // Arriving may have raised the version since the policy found it.
        let snapshot = snapshot::load(context.db, context.area, context.who.session)?;
        Ok(Arc::new(Seen::new(context.area, snapshot)))
    }

    /// Notes that somebody's phone is there; those who look are told if it was away.
    fn arrive(context: &mut Context<'_, Self>) -> Result<(), AppError> {
        let participant = &context.who.participant;
        let now = context.request.at;
        if !participant.is_heard(now) {
            change::back_again(context.db, context.who.session, participant.id, now)?;
        } else if participant.by_page || (now - participant.last_seen_at).num_seconds() > 10 {
            change::touch(context.db, &[participant.id], now)?;
        }
        Ok(())
    }
}

impl Listens<Mysteries> for Host {
    fn subscriber(&self, token_hash: Option<[u8; 32]>) -> Subscriber {
        Subscriber { place: place(self.session), audience: HOST, login: token_hash, link: None }
    }

    fn audiences(&self) -> Vec<Audience> {
        vec![HOST]
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn load(context: &mut Context<'_, Self>, _: i64) -> Result<Arc<dyn Snapshot>, AppError> {
        let who = context.who;
        let snapshot = snapshot::at(context.db, context.area, who.session, who.version)?;
        Ok(Arc::new(Seen::new(context.area, snapshot)))
    }
}

impl Listens<Mysteries> for Screen {
    fn subscriber(&self, _: Option<[u8; 32]>) -> Subscriber {
        let link = Some(self.link_version);
        Subscriber { place: place(self.session), audience: SCREEN, login: None, link }
    }

    fn audiences(&self) -> Vec<Audience> {
        vec![SCREEN]
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn load(context: &mut Context<'_, Self>, _: i64) -> Result<Arc<dyn Snapshot>, AppError> {
        let who = context.who;
        let snapshot = snapshot::at(context.db, context.area, who.session, who.version)?;
        Ok(Arc::new(Seen::new(context.area, snapshot)))
    }
}
