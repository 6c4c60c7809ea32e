//! What players do at a table.

use super::table::{Table, cannot};
use crate::ids::AssignmentId;
use crate::{
    accusation::command::{self as accusation, Charge, HandedIn},
    clues::command::{self as clues, Move, Moved},
    notes::command as notes,
    objectives::command as objectives,
    participants::command as participants,
};
use lamplight_core::error::AppError;

/// What a holder does with a clue; characters are called by their keys.
pub(super) enum Act {
    /// Shows it to one person.
    Show(&'static str),
    /// Gives it away.
    Give(&'static str),
    /// Puts it on the board.
    Board,
}

impl Table<'_, '_> {
    /// Whoever plays `holder` does something with a clue of theirs.
    pub(super) fn clue(&mut self, holder: &str, clue: &str, what: &Act) -> Result<(), AppError> {
        let place = self.edition.story.clues.iter().position(|it| it.key == clue);
        let place = place.ok_or_else(|| cannot(clue, "there is no such clue"))?;
        let what = match what {
            Act::Show(to) => Move::Show(self.assignment(to)?),
            Act::Give(to) => Move::Give(self.assignment(to)?),
            Act::Board => Move::Board,
        };
        let (seat, id) = (self.seat_as(holder)?, self.edition.clue_ids[place].into());
        match clues::move_clue(self.scene.db, self.scene.area, &seat, id, what, None)? {
            Moved::OnBoard | Moved::ShownTo(_) | Moved::GivenTo(_) => Ok(()),
            refused @ (Moved::Gone | Moved::TooLate) => Err(cannot(clue, format!("{refused:?}"))),
        }
    }

    fn assignment(&mut self, character: &str) -> Result<AssignmentId, AppError> {
        let (snapshot, place) = (self.snapshot()?, self.edition.character_of_key(character));
        let assignment =
            snapshot.assignments.iter().find(|assignment| Some(assignment.character) == place);
        assignment
            .map(|assignment| assignment.row.id)
            .ok_or_else(|| cannot(character, "is not in this evening"))
    }

    /// Whoever plays `character` ticks these lines of a letter's list.
    pub(super) fn tick(
        &mut self,
        character: &str,
        round: usize,
        lines: &[usize],
    ) -> Result<(), AppError> {
        let seat = self.seat_as(character)?;
        objectives::tick(self.scene.db, self.scene.area, &seat, round, lines)
    }

    /// Whoever plays `character` writes something down.
    pub(super) fn note(&mut self, character: &str, text: &str) -> Result<(), AppError> {
        let seat = self.seat_as(character)?;
        notes::keep(self.scene.db, &seat, text, 0, self.scene.area.core.clock.now()).map(drop)
    }

    /// Whoever plays `character` accuses: whom they accuse, how, and why.
    pub(super) fn accuse(&mut self, character: &str, says: [&str; 3]) -> Result<(), AppError> {
        let seat = self.seat_as(character)?;
        let [accused, how, why] = says;
        let charge =
            Charge { accused: self.character(accused)?, how: how.to_owned(), why: why.to_owned() };
        match accusation::hand_in(self.scene.db, self.scene.area, &seat, &charge)? {
            HandedIn::Done => Ok(()),
            HandedIn::Closed => Err(cannot("voting", "the ballots are closed")),
        }
    }

    /// Somebody goes home.
    pub(super) fn leave(&mut self, name: &str) -> Result<(), AppError> {
        let seat = self.seat_of(name)?;
        participants::leave(self.scene.db, self.scene.area, &seat)?;
        Ok(())
    }
}
