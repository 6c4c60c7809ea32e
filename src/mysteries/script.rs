//! The host's script: where the session stands in it, and what the next button does.

use lamplight_story_file::{Round, ScriptEntry};

/// A button of the script.
#[derive(Debug, Clone, Copy)]
pub struct Step<'s> {
    /// What it says.
    pub label: &'s str,
    /// It deals the round's letters.
    pub letters: bool,
    /// The clues it lets go.
    pub clues: &'s [String],
    /// The phones go dark for so many seconds.
    pub dark: Option<u32>,
    /// It ends the round.
    pub last: bool,
    /// Its place in the script.
    pub entry: usize,
}

/// The buttons of `round`, in order.
pub fn buttons(round: &Round) -> Vec<Step<'_>> {
    let end = round.host_script.len().saturating_sub(1);
    let button = |(entry, it): (usize, &'_ ScriptEntry)| match it {
        ScriptEntry::Then { .. } => Some(entry),
        ScriptEntry::Say(_) | ScriptEntry::Do(_) => None,
    };
    round
        .host_script
        .iter()
        .enumerate()
        .filter_map(button)
        .filter_map(|entry| match &round.host_script[entry] {
            ScriptEntry::Then { label, letters, clues, dark } => Some(Step {
                label,
                letters: *letters,
                clues,
                dark: *dark,
                last: entry == end,
                entry,
            }),
            ScriptEntry::Say(_) | ScriptEntry::Do(_) => None,
        })
        .collect()
}

/// The button that is pressed next after `pressed` of them.
pub fn next(round: &Round, pressed: i32) -> Option<Step<'_>> {
    buttons(round).into_iter().nth(usize::try_from(pressed).ok()?)
}

/// The entries between the last pressed button and the next one: what to say and do now.
pub fn current(round: &Round, pressed: i32) -> &[ScriptEntry] {
    let buttons = buttons(round);
    let pressed = usize::try_from(pressed).unwrap_or_default();
    let from =
        pressed.checked_sub(1).and_then(|last| buttons.get(last)).map_or(0, |it| it.entry + 1);
    let to = buttons.get(pressed).map_or(round.host_script.len(), |it| it.entry);
    round.host_script.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn then(label: &str, letters: bool) -> ScriptEntry {
        ScriptEntry::Then { label: label.to_owned(), letters, clues: Vec::new(), dark: None }
    }

    #[test]
    fn the_script_is_read_from_button_to_button() {
        let say = |text: &str| ScriptEntry::Say(text.to_owned());
        let round = Round {
            host_script: vec![say("a"), then("Deal", true), say("b"), say("c"), then("End", false)],
            ..Round::default()
        };
        assert_eq!(current(&round, 0), &[say("a")]);
        assert_eq!(current(&round, 1), &[say("b"), say("c")]);
        assert!(next(&round, 0).unwrap().letters && !next(&round, 0).unwrap().last);
        assert!(next(&round, 1).unwrap().last);
        assert!(next(&round, 2).is_none());
    }
}
