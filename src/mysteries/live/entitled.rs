//! Whether those who listen still may. A policy lets somebody in when a stream opens, and a stream
//! can stay open for hours: meanwhile they may have been signed out somewhere else, taken out of
//! the evening, or the link they came with made anew.

use super::{hub::Hub, listeners::Ear};
use diesel::prelude::*;
use lamplight_core::{db::Db, people::login};
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use std::collections::HashMap;
use uuid::Uuid;

/// Ends the streams of those who may not listen any more.
///
/// # Errors
/// The database's; then nobody's stream ends.
pub(super) fn recheck(db: &mut Db, hub: &Hub) -> QueryResult<()> {
    let ears = hub.listeners.all();
    if ears.is_empty() {
        return Ok(());
    }
    let logins: Vec<&[u8]> =
        ears.iter().filter_map(|ear| ear.login.as_ref().map(<[u8; 32]>::as_slice)).collect();
    let entitled = Entitled {
        logins: login::still_good(db, &logins)?,
        seats: seated(db, &ears)?,
        screens: screens(db, &ears)?,
    };
    for ear in ears.iter().filter(|ear| !entitled.may_listen(ear)) {
        hub.listeners.end(ear);
    }
    Ok(())
}

/// Whose the seats are in which somebody listens and from which nobody took them.
fn seated(db: &mut Db, ears: &[Ear]) -> QueryResult<HashMap<Uuid, Uuid>> {
    let seats: Vec<Uuid> = ears.iter().filter_map(|ear| ear.seat).collect();
    let rows: Vec<(Uuid, Uuid)> = p::table
        .filter(p::id.eq_any(seats))
        .filter(p::removed.eq(false))
        .select((p::id, p::user_id))
        .load(db)?;
    Ok(rows.into_iter().collect())
}

/// Which link is good for the evenings that televisions show.
fn screens(db: &mut Db, ears: &[Ear]) -> QueryResult<HashMap<Uuid, i32>> {
    let evenings: Vec<Uuid> =
        ears.iter().filter(|ear| ear.screen.is_some()).map(|ear| ear.evening).collect();
    if evenings.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, i32)> =
        s::table.filter(s::id.eq_any(evenings)).select((s::id, s::screen_version)).load(db)?;
    Ok(rows.into_iter().collect())
}

/// What the rows say now.
struct Entitled {
    logins: HashMap<Vec<u8>, Uuid>,
    seats: HashMap<Uuid, Uuid>,
    screens: HashMap<Uuid, i32>,
}

impl Entitled {
    fn may_listen(&self, ear: &Ear) -> bool {
        if let Some(version) = ear.screen {
            return self.screens.get(&ear.evening) == Some(&version);
        }
        // Everybody but the television is somebody.
        let Some(login) = &ear.login else { return false };
        let Some(user) = self.logins.get(login.as_slice()) else { return false };
        ear.seat.is_none_or(|seat| self.seats.get(&seat) == Some(user))
    }
}
