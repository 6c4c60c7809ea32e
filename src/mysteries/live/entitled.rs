//! Whether those who listen still may. A policy lets somebody in when a stream opens, and a stream
//! can stay open for hours: meanwhile they may have been signed out somewhere else, taken out of
//! the evening, or the link they came with made anew.

use super::{hub::Hub, listeners::Ear};
use crate::{accounts::login, db::Db};
use diesel::prelude::*;
use lamplight_schema::evenings::mystery_participants as p;
use std::collections::HashMap;
use uuid::Uuid;

/// Ends the streams of those who may not listen any more.
///
/// # Errors
/// The database's; then nobody's stream ends.
pub(super) fn recheck(db: &mut Db, hub: &Hub) -> QueryResult<()> {
    let ears = hub.listeners.all();
    let logins: Vec<&[u8]> =
        ears.iter().filter_map(|ear| ear.login.as_ref().map(<[u8; 32]>::as_slice)).collect();
    if logins.is_empty() {
        return Ok(());
    }
    let known = login::still_good(db, &logins)?;
    let seated = seated(db, &ears)?;
    for ear in ears.iter().filter(|ear| !may_listen(ear, &known, &seated)) {
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

fn may_listen(ear: &Ear, known: &HashMap<Vec<u8>, Uuid>, seated: &HashMap<Uuid, Uuid>) -> bool {
    // The television is nobody.
    let Some(login) = &ear.login else { return true };
    let Some(user) = known.get(login.as_slice()) else { return false };
    ear.seat.is_none_or(|seat| seated.get(&seat) == Some(user))
}
