//! What is said of the solution, and of names that lead nowhere.

use super::{Case, Sentence, say};

pub(super) fn truth(case: &Case<'_>) -> Option<Sentence> {
    let step = case.subject();
    if case.has("somebody must have done it") {
        return say("Nobody did it.", "Tick who it was.");
    }
    if case.has("a culprit must play in every cast") {
        let who = case.known.character(case.key(0));
        return say(
            format!("{who} did it, and may not be there."),
            "Whoever did it is cast in every evening: say so in their form.",
        );
    }
    if case.has("a step needs at least one clue") {
        return say(format!("{step} rests on nothing."), "Tick a clue that it cannot do without.");
    }
    if case.has("no step is about") {
        let about = match case.key(0) {
            "means" => "with what it was done",
            "opportunity" => "who could have done it",
            _ => "who wanted it done",
        };
        return say(
            format!("Nothing in the reasoning says {about}."),
            "Add a step that is about it.",
        );
    }
    if case.has("a herring is about an innocent") {
        let who = case.known.character(case.key(0));
        return say(format!("{who} did it."), "A red herring is about somebody who did not.");
    }
    if case.has("has no afterwards") {
        let who = case.known.character(case.key(0));
        return say(
            format!("Nothing says what became of {who}."),
            "It is told of everybody, or of nobody.",
        );
    }
    if case.has("has two afterwards") || case.has("has two letters in this round") {
        return say(format!("{step} stands there twice."), "Take one of the two out.");
    }
    None
}

pub(super) fn anywhere(case: &Case<'_>) -> Option<Sentence> {
    if case.message.starts_with("there is no ") {
        return say(
            format!("{} names something that is not in the story any more.", case.subject()),
            match case.label.as_str() {
                "" => String::new(),
                label => format!("Choose anew under {label}."),
            },
        );
    }
    if case.has("stands twice in the list") {
        return say(format!("{} of {} says the same twice.", case.label, case.subject), "");
    }
    if case.has("is needed, and is not on the board") {
        return say(
            format!("{} may not be on the board in time.", case.known.clue(case.key(0))),
            format!(
                "{} needs it: let it come out for everybody by the last round, or do without it.",
                case.subject()
            ),
        );
    }
    if case.has("give fewer than two sources") {
        return say(
            format!("{} rests on one source only.", case.subject()),
            "Tick another clue, briefing or letter that speaks for it.",
        );
    }
    None
}
