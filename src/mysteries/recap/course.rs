//! The evening's own course: when it began, when the letters came, who put what on the board.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::evenings::mystery_events as e;
use serde_json::Value;
use uuid::Uuid;

/// Longer evenings than any are cut here.
const MOST: i64 = 500;

/// What everybody saw happen, in order, in words.
pub(super) fn of(db: &mut Db, evening: Uuid) -> QueryResult<Vec<(DateTime<Utc>, String)>> {
    let events: Vec<(String, Value, DateTime<Utc>)> = e::table
        .filter(e::session_id.eq(evening))
        .filter(e::audience.eq("everyone"))
        .order(e::seq)
        .limit(MOST)
        .select((e::kind, e::payload, e::created_at))
        .load(db)?;
    let begun = events.iter().position(|(kind, ..)| kind == "began").unwrap_or_default();
    let told = events.into_iter().skip(begun);
    Ok(told.filter_map(|(kind, payload, at)| Some((at, words(&kind, &payload)?))).collect())
}

fn words(kind: &str, payload: &Value) -> Option<String> {
    let text = |key: &str| payload.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(match kind {
        "began" => "The evening began.".to_owned(),
        "round" => format!("{}.", text("name")),
        "letters" => "The letters were dealt.".to_owned(),
        "dark" => "The lights went out.".to_owned(),
        "board" => format!("{} put something on the board.", text("by")),
        "joined" => format!("{} came late.", text("name")),
        "back" => format!("{} came back.", text("name")),
        "left" => format!("{} left the table.", text("name")),
        "filled_in" => format!("Somebody took the seat of {}.", text("character")),
        "ballots" => "The ballots went out.".to_owned(),
        "ballots_closed" => "The ballots were closed.".to_owned(),
        "ended" => "It was told to the end.".to_owned(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn it_is_told_in_words_and_small_things_are_left_out() {
        assert_eq!(words("round", &json!({ "name": "The soup" })).as_deref(), Some("The soup."));
        assert_eq!(words("clock", &json!({})), None);
    }
}
