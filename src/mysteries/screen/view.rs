//! What only the television shows: the way in, and each new card by itself for ten seconds.

use crate::{
    clues::view::Card,
    door::WayIn,
    script,
    snapshot::{Snapshot, rows::Phase},
};
use chrono::{DateTime, Duration, Utc};
use lamplight_core::web::ui::{self, Html};

/// So long a card that has just come has the screen to itself.
const ALONE: Duration = Duration::seconds(10);

/// See the module.
pub(crate) struct ScreenView {
    /// The house's address, as one types it.
    pub address: String,
    /// The session's code.
    pub code: String,
    /// Both in one.
    pub qr: Html,
    /// People can still come in.
    pub door_is_open: bool,
    /// The host has closed it, and could open it.
    pub door_is_closed: bool,
    /// How long the phones are dark yet, in milliseconds; none while they are not.
    pub dark_for: Option<i64>,
    /// Cards that have the screen to themselves now or next, in this order.
    pub new: Vec<NewCard>,
    /// Titles of the cards that had it, the latest first.
    pub hung: Vec<String>,
}

/// A card that has just come to the board.
pub(crate) struct NewCard {
    /// The card.
    pub card: Card,
    /// It has the screen in so many milliseconds; 0 is now.
    pub starts_in: i64,
    /// And gives it up again in so many.
    pub ends_in: i64,
}

impl Snapshot {
    /// What only the television shows.
    pub(crate) fn screen(&self, way: &WayIn) -> ScreenView {
        let board = self.board();
        let turns = turns(board.iter().map(|card| self.can_be_seen(card.since)));
        let in_round = self.session.phase == Phase::Round;
        let until = |at: DateTime<Utc>| (at - self.now).num_milliseconds();
        let (mut new, mut hung) = (Vec::new(), Vec::new());
        for (card, starts) in board.into_iter().zip(turns) {
            let ends_in = until(starts + ALONE);
            if in_round && ends_in > 0 {
                new.push(NewCard { card, starts_in: until(starts).max(0), ends_in });
            } else {
                hung.insert(0, card.title);
            }
        }
        ScreenView {
            address: way.address.clone(),
            code: self.session.session_code.clone(),
            qr: ui::qr(&way.link),
            door_is_open: self.door_is_open(),
            door_is_closed: self.session.door_closed && self.session.phase <= Phase::Round,
            dark_for: self.dark_until().map(until),
            new,
            hung,
        }
    }

    /// Whether somebody who comes now gets a seat.
    pub(crate) fn door_is_open(&self) -> bool {
        let free = self.present().count() < usize::try_from(self.session.seats).unwrap_or_default();
        !self.session.is_over()
            && !self.session.door_closed
            && (self.session.phase == Phase::Lobby || (self.session.phase == Phase::Round && free))
    }

    /// When a card that came at `since` could first be seen: what comes in the dark is seen when it
    /// is light again.
    fn can_be_seen(&self, since: DateTime<Utc>) -> DateTime<Utc> {
        let dark = self.session.dark_until.zip(self.dark_began());
        let came_in = |(end, began): &(_, _)| (*began..*end).contains(&since);
        dark.filter(came_in).map_or(since, |(end, _)| end)
    }

    /// When it went dark last: the button that did it is the one that was pressed last.
    fn dark_began(&self) -> Option<DateTime<Utc>> {
        let round = self.edition.story.rounds.get(self.session.round_index()?)?;
        let button = script::next(round, self.session.current_step - 1)?;
        Some(self.session.dark_until? - Duration::seconds(i64::from(button.dark?)))
    }
}

/// When each of the cards that can be seen from `came` on has the screen: one after the other.
fn turns(came: impl Iterator<Item = DateTime<Utc>>) -> Vec<DateTime<Utc>> {
    let mut free = DateTime::<Utc>::MIN_UTC;
    let turn = |came: DateTime<Utc>| {
        let starts = came.max(free);
        free = starts + ALONE;
        starts
    };
    came.map(turn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_that_come_together_have_the_screen_one_after_the_other() {
        let at = |second: i64| DateTime::from_timestamp(1_800_000_000 + second, 0).unwrap();
        let came = [at(0), at(0), at(3), at(60), at(65)];
        let turns = turns(came.into_iter());
        assert_eq!(turns, [at(0), at(10), at(20), at(60), at(70)]);
    }
}
