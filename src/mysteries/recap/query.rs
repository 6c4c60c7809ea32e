//! The session's own course: when it began, when the letters came, who put what on the board.

use crate::ids::SessionId;
use crate::session_event::SessionEvent;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::evenings::mystery_events as e;
use serde_json::Value;

/// Longer sessions than any are cut here.
const MOST: i64 = 500;

/// What everybody saw happen, in order, in words.
pub(super) fn course(db: &mut Db, session: SessionId) -> QueryResult<Vec<(DateTime<Utc>, String)>> {
    let rows: Vec<(String, Value, DateTime<Utc>)> = e::table
        .filter(e::session_id.eq(session))
        .filter(e::audience.eq("everyone"))
        .order(e::seq)
        .limit(MOST)
        .select((e::kind, e::payload, e::created_at))
        .load(db)?;
    let events = rows
        .into_iter()
        .filter_map(|(kind, payload, at)| Some((SessionEvent::read(&kind, &payload)?, at)));
    let begun = events.skip_while(|(event, _)| *event != SessionEvent::Began {});
    Ok(begun.filter_map(|(event, at)| Some((at, words(event)?))).collect())
}

/// What the recap says of an event; small things are left out.
fn words(event: SessionEvent) -> Option<String> {
    Some(match event {
        SessionEvent::Began {} => "The evening began.".to_owned(),
        SessionEvent::RoundBegan { name, .. } => format!("{name}."),
        SessionEvent::LettersDealt { .. } => "The letters were dealt.".to_owned(),
        SessionEvent::WentDark { .. } => "The lights went out.".to_owned(),
        SessionEvent::PutOnBoard { by } => format!("{by} put something on the board."),
        SessionEvent::Joined { name } => format!("{name} came late."),
        SessionEvent::CameBack { name } => format!("{name} came back."),
        SessionEvent::Left { name } => format!("{name} left the table."),
        SessionEvent::FilledIn { character } => format!("Somebody took the seat of {character}."),
        SessionEvent::AccusationsOpened {} => "The ballots went out.".to_owned(),
        SessionEvent::AccusationsClosed {} => "The ballots were closed.".to_owned(),
        SessionEvent::Ended {} => "It was told to the end.".to_owned(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_in_words_and_small_things_are_left_out() {
        let round = SessionEvent::RoundBegan { round: 1, name: "The soup".to_owned() };
        assert_eq!(words(round).as_deref(), Some("The soup."));
        assert_eq!(words(SessionEvent::ClockTurned { running: true }), None);
    }
}
