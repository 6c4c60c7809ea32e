//! What is said of clues and scripts.

use super::{Case, Sentence, say};

pub(super) fn clues(case: &Case<'_>) -> Option<Sentence> {
    let clue = case.subject();
    if case.has("a clue for everyone has no holder") {
        return say(
            format!("{clue} is for everybody, so nobody can hold it."),
            "Let it come with the round, or by a button of the script.",
        );
    }
    if case.has("has no meaning for a clue for everyone") {
        return say(
            format!("{clue} is for everybody, and cannot wait for a seat or a later round."),
            "Empty the two choices for clues in one hand.",
        );
    }
    if case.has("a clue for one character needs `if_absent`") {
        return say(
            format!("{clue} is lost when its holder is not there."),
            "Say what happens with it when that seat is empty.",
        );
    }
    if case.has("this is the character who is absent") {
        return say(
            format!("{clue} goes to its holder when its holder is absent."),
            "Choose somebody else, or the board.",
        );
    }
    if case.has("is no primary character and may be absent too") {
        let who = case.known.character(case.key(0));
        return say(
            format!("{who} may be absent too, and {} would be lost.", case.subject),
            "Choose somebody who is always cast.",
        );
    }
    if case.has("this must be a later round than") {
        return say(
            format!("{clue} would go on the board before it comes out."),
            "Choose a later round than its own.",
        );
    }
    if case.has("`can` is what the holder") {
        return say(
            format!("{clue} says what its holder may do, and has none."),
            "Let it come as a thing in one hand.",
        );
    }
    None
}

pub(super) fn buttons(case: &Case<'_>) -> Option<Sentence> {
    let named = || case.known.clue(case.key(0));
    if case.has("names this clue, so the host cannot let it go") {
        return say(
            format!("Nothing lets {} go.", case.subject),
            "It waits for a button of the script, and no button names it.",
        );
    }
    if case.has("is let go in the wrong round") {
        let round = case.known.round(case.key(1));
        return say(
            format!("{} is let go in the wrong round.", named()),
            format!("It belongs to {round}."),
        );
    }
    if case.has("is named by more than one `then`") {
        return say(format!("Two buttons let {} go.", named()), "Each clue comes out once.");
    }
    if case.has("comes out by itself; a `then`") {
        return say(
            format!("{} comes out by itself, and {} names it too.", named(), case.subject),
            "Take it off the button, or let it wait for one.",
        );
    }
    None
}

pub(super) fn evening(case: &Case<'_>) -> Option<Sentence> {
    if case.has("the last entry of a script must be") {
        return say(
            format!("The script ends with {} and not with a button.", case.subject),
            "The last thing in a round is the button that ends it.",
        );
    }
    if case.has("the letters of this round are dealt already") {
        return say("The letters are dealt twice in one round.", "Take it off one of the buttons.");
    }
    if let Some(keys) = case.message.strip_prefix("no letter in this round for ") {
        let people: Vec<String> = keys.split(", ").map(|key| case.known.character(key)).collect();
        let get = if people.len() == 1 { "gets" } else { "get" };
        return say(
            format!("{} {get} no letter in {}.", people.join(", "), case.subject),
            "They go through that round with what they have.",
        );
    }
    if let Some(rest) = case.message.strip_prefix("the rounds take ") {
        let (rounds, whole) =
            rest.split_once(" minutes, and the evening only ").unwrap_or_default();
        return say(
            "The rounds are longer than the evening.",
            format!("They take {rounds} minutes together, and the evening has {whole}."),
        );
    }
    None
}
