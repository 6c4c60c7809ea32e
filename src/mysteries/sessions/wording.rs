//! What is different about a session, as everybody is told.

use super::command::Plan;
use crate::snapshot::rows::{HostMode, Session};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// What `plan` changes of `before`, in sentences; none if nothing.
pub(super) fn changes(before: &Session, plan: &Plan) -> Option<String> {
    let zone: Tz = before.time_zone.parse().unwrap_or(Tz::UTC);
    let said: Vec<String> = [
        hour(before.starts_at, plan.starts_at, zone),
        place(before.place.as_deref(), plan.place.as_deref()),
        seats(before.seats, plan.seats),
        mode(before.host_mode, plan.mode),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn hour(before: Option<DateTime<Utc>>, now: Option<DateTime<Utc>>, zone: Tz) -> Option<String> {
    if before == now {
        return None;
    }
    let Some(now) = now.map(|at| at.with_timezone(&zone)) else {
        return Some("The day is not fixed any more.".to_owned());
    };
    let before = before.map(|at| at.with_timezone(&zone));
    Some(match before {
        Some(before) if before.date_naive() == now.date_naive() => {
            format!("It begins at {}, not at {}.", now.format("%H:%M"), before.format("%H:%M"))
        }
        _ => format!("It begins on {}.", now.format("%A, %-d %B %Y, %H:%M %Z")),
    })
}

fn place(before: Option<&str>, now: Option<&str>) -> Option<String> {
    if before == now {
        return None;
    }
    Some(match now {
        Some(place) => format!("It is here now: {}.", place.trim_end_matches('.')),
        None => "The place is not fixed any more.".to_owned(),
    })
}

fn seats(before: i32, now: u32) -> Option<String> {
    (i64::from(before) != i64::from(now)).then(|| format!("There are {now} seats now."))
}

fn mode(before: HostMode, now: HostMode) -> Option<String> {
    let stops = before == HostMode::Plays && now == HostMode::Knows;
    stops.then(|| "The host leads the evening and does not play.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<DateTime<Utc>> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn an_hour_of_the_same_day_is_told_with_the_one_before() {
        let (seven, half) = (at("2027-02-06T18:00:00Z"), at("2027-02-06T18:30:00Z"));
        let zone = Tz::Europe__Zurich;
        assert_eq!(hour(seven, half, zone).unwrap(), "It begins at 19:30, not at 19:00.");
        let other = at("2027-02-07T18:30:00Z");
        assert_eq!(
            hour(seven, other, zone).unwrap(),
            "It begins on Sunday, 7 February 2027, 19:30 CET."
        );
        assert_eq!(hour(seven, seven, zone), None);
        assert_eq!(hour(seven, None, zone).unwrap(), "The day is not fixed any more.");
    }

    #[test]
    fn places_and_seats_are_told_when_they_change() {
        assert_eq!(place(Some("Here"), Some("Quay St.")).unwrap(), "It is here now: Quay St.");
        assert_eq!(place(None, None), None);
        assert_eq!(seats(6, 8).unwrap(), "There are 8 seats now.");
        assert_eq!(seats(6, 6), None);
    }
}
