//! What a list says while nothing is in it: what is not there, and what one of it is.

use super::list::List;

/// See the module.
pub(super) struct Empty {
    /// `No clue yet`.
    pub(super) words: &'static str,
    /// What one is for.
    pub(super) what_for: &'static str,
}

impl Empty {
    /// Of this list.
    pub(super) fn of(list: &List) -> Self {
        let (words, what_for) = match list {
            List::Offstage => (
                "Nobody off stage yet",
                "Somebody off stage is only spoken of: the victim, a lawyer, whoever wrote the will.",
            ),
            List::Characters => (
                "No character yet",
                "A character is a part to play: a name and a costume for everybody to see, and a secret for one.",
            ),
            List::Configurations => (
                "No table yet",
                "A table says who plays when so many come: six at the small one, eight in the whole house.",
            ),
            List::Rounds => (
                "No round yet",
                "A round is half an hour or so: a text for everybody, a script for the host, and sealed letters.",
            ),
            List::Script(_) => (
                "No line yet",
                "A line is something to say, something to do, or a button that lets letters and clues go.",
            ),
            List::Letters(_) => (
                "No letter yet",
                "A letter is for one person: what only they learn in this round, and what they want now.",
            ),
            List::Clues => {
                ("No clue yet", "A clue is a card: somebody holds it, or it hangs on the board.")
            }
            List::Steps => (
                "No step yet",
                "A step is one thing that can be concluded, and the clues that it rests on.",
            ),
            List::Herrings => (
                "No red herring yet",
                "A red herring makes an innocent look guilty, until the reveal explains it.",
            ),
            List::Reveal => (
                "No screen yet",
                "A screen is what everybody sees after one press of the button: the truth, bit by bit.",
            ),
            List::Endings => (
                "No ending yet",
                "An ending follows the ballot: one if they are right, one if they are wrong, one for a tie.",
            ),
            List::Afterwards => (
                "No word of anybody yet",
                "A few words on each: married, moved to Trieste, never spoke of it again.",
            ),
            List::Timeline => (
                "No moment yet",
                "A moment is an hour and what happened in it, as it was, whatever anybody says.",
            ),
        };
        Self { words, what_for }
    }

    /// `There is no clue yet.`
    pub(super) fn sentence(&self) -> String {
        let (first, rest) = self.words.split_at(1);
        format!("There is {}{rest}.", first.to_lowercase())
    }
}
