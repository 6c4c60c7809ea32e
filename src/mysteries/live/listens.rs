//! Those with a page that changes: a seat, the host, the television.

use super::{EVERYONE, HOST, SCREEN, channel::Seen, seat};
use crate::{
    Context, Mysteries,
    access::{Host, Screen, Seat},
    evening::{self, rows::AWAY_AFTER_SECONDS},
    floor::{self, place},
};
use lamplight_core::{
    error::AppError,
    live::{Audience, Listens, Snapshot, Subscriber},
};
use std::sync::Arc;

impl Listens<Mysteries> for Seat {
    fn subscriber(&self, token_hash: Option<[u8; 32]>) -> Subscriber {
        let audience = seat(self.person.id);
        Subscriber { place: place(self.evening), audience, login: token_hash, link: None }
    }

    fn audiences(&self) -> Vec<Audience> {
        vec![EVERYONE, seat(self.person.id)]
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn load(context: &mut Context<'_, Self>, _: i64) -> Result<Arc<dyn Snapshot>, AppError> {
        // Arriving may have raised the version since the policy found it.
        let evening = evening::load(context.db, context.area, context.who.evening)?;
        Ok(Arc::new(Seen::new(context.area, evening)))
    }

    /// Notes that somebody's phone is there; those who look are told if it was away.
    fn arrive(context: &mut Context<'_, Self>) -> Result<(), AppError> {
        let person = &context.who.person;
        if person.left_at.is_some() {
            return Ok(());
        }
        let away = (chrono::Utc::now() - person.last_seen_at).num_seconds();
        if away > AWAY_AFTER_SECONDS {
            floor::back_again(context.db, context.who.evening, person.id)?;
        } else if away > 10 {
            floor::touch(context.db, &[person.id])?;
        }
        Ok(())
    }
}

impl Listens<Mysteries> for Host {
    fn subscriber(&self, token_hash: Option<[u8; 32]>) -> Subscriber {
        Subscriber { place: place(self.evening), audience: HOST, login: token_hash, link: None }
    }

    fn audiences(&self) -> Vec<Audience> {
        vec![HOST]
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn load(context: &mut Context<'_, Self>, _: i64) -> Result<Arc<dyn Snapshot>, AppError> {
        let who = context.who;
        let evening = evening::at(context.db, context.area, who.evening, who.version)?;
        Ok(Arc::new(Seen::new(context.area, evening)))
    }
}

impl Listens<Mysteries> for Screen {
    fn subscriber(&self, _: Option<[u8; 32]>) -> Subscriber {
        let link = Some(self.link_version);
        Subscriber { place: place(self.evening), audience: SCREEN, login: None, link }
    }

    fn audiences(&self) -> Vec<Audience> {
        vec![SCREEN]
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn load(context: &mut Context<'_, Self>, _: i64) -> Result<Arc<dyn Snapshot>, AppError> {
        let who = context.who;
        let evening = evening::at(context.db, context.area, who.evening, who.version)?;
        Ok(Arc::new(Seen::new(context.area, evening)))
    }
}
