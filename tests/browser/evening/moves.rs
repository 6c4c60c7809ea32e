//! Clues on their way: shown to one, given away, put on the board.

use super::Table;
use super::hands::the;
use super::person::Person;

impl Table {
    /// The title of a clue.
    pub(super) fn title(&self, key: &str) -> String {
        let clue = self.story.clues.iter().find(|it| it.key == key);
        clue.unwrap_or_else(|| panic!("no clue {key}")).title.clone()
    }

    /// Nell shows one thing, Gus gives one away, Pim pins one, and a guest
    /// writes down what they think of it.
    pub(super) async fn clues_change_hands(&mut self) {
        let (shown, given) = (self.title("postcard"), self.title("day-sheet"));
        let pinned = self.title("recipe");
        let mark = self.guest("ivo").mark().await;
        plays(self.guest("nell"), &shown, Some("Ivo Crane"), "Show it").await;
        self.guest("ivo").follows(the(".clues li", &shown), mark).await;
        self.only_these_see(&shown, &["nell", "ivo"]).await;
        self.watch("a clue is shown");

        let mark = self.guest("rhea").mark().await;
        plays(self.guest("gus"), &given, Some("Rhea Inlet"), "Give it away").await;
        self.guest("gus").sees("given away").await;
        self.guest("rhea").follows(the(".clues li", &given), mark).await;
        self.only_these_see(&given, &["gus", "rhea"]).await;
        self.watch("a clue is given away");

        let mut marks = Vec::new();
        for guest in &self.guests {
            marks.push(guest.mark().await);
        }
        let (console, screen) = (self.host.mark().await, self.screen.mark().await);
        plays(self.guest("pim"), &pinned, None, "To the board").await;
        for (guest, mark) in self.guests.iter().zip(marks) {
            if guest.part.0 == "pim" {
                guest.sees("It is on the board, for all to see.").await;
            } else {
                guest.follows(the(".clues li", &pinned), mark).await;
            }
            guest.finds(the(".clues .where", "board").within("li", &pinned)).await;
        }
        self.screen.finds_live(the(".fresh h2, .board-line li", &pinned), screen).await;
        self.host.touch_until(the("#board-list summary", ""), the("#board-list li", &pinned)).await;
        self.host.finds_live(the("#board-list li", &pinned), console).await;
        self.watch("a clue is pinned to the board");
        self.somebody_writes_a_note().await;
    }

    /// Nobody else has a clue of this title before their eyes.
    async fn only_these_see(&self, title: &str, keys: &[&str]) {
        for person in self.guests.iter().chain([&self.screen]) {
            let sees = person.has(the(".clues b, .fresh h2, .board-line li", title)).await;
            let may = keys.contains(&person.part.0.as_str());
            assert_eq!(sees, may, "whether {} ({}) sees “{title}”", person.name, person.part.1);
        }
    }
}

/// Somebody takes a clue of theirs, says what becomes of it and perhaps to whom, and presses.
async fn plays(who: &Person, title: &str, to: Option<&str>, what: &str) {
    let link = if to.is_some() { "Show or give" } else { "Put on the board" };
    let link = the("a", link).within("li", title);
    who.touch_until(the(".clues summary", title), link).await;
    who.press(link).await;
    who.ticks(".segments label", what).await;
    if let Some(to) = to {
        who.ticks(".faces label", to).await;
    }
    who.press(the("main button.lamp", "")).await;
    who.finds(the(".clues li", title)).await;
}
