//! Findings as sentences. What the checker says is for whoever has the file before them; whoever
//! has the forms before them knows people and things by their names.

use super::{
    known::Known,
    own::{UNTOUCHED, WITHOUT_LETTERS},
};
use crate::stories::editor::review::{capitalised, sentence};
use lamplight_story_file::Finding;

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// What is wrong.
    pub(super) what: String,
    /// Why it matters, or what helps; may be empty.
    pub(super) why: String,
}

/// A finding and what it is about.
struct Case<'c> {
    message: &'c str,
    /// The last of the places on the way to it.
    field: &'c str,
    known: &'c Known<'c>,
    /// Whom or what it is about.
    subject: String,
    /// The field, as its form calls it.
    label: String,
}

impl Case<'_> {
    /// What stands in the nth pair of backticks.
    fn key(&self, nth: usize) -> &str {
        self.message.split('`').nth(nth * 2 + 1).unwrap_or_default()
    }

    /// What stands in the first pair of quotes.
    fn quote(&self) -> &str {
        let rest = self.message.split_once('“').map_or("", |(_, rest)| rest);
        rest.split_once('”').map_or("", |(quote, _)| quote)
    }

    fn has(&self, words: &str) -> bool {
        self.message.contains(words)
    }

    /// The subject at the beginning of a sentence.
    fn subject(&self) -> String {
        capitalised(&self.subject)
    }

    /// The message with the names of what it calls by its keys.
    fn with_names(&self) -> String {
        let pieces: Vec<String> = self
            .message
            .split('`')
            .enumerate()
            .map(|(place, piece)| match place % 2 {
                0 => piece.to_owned(),
                _ => self.known.anything(piece).unwrap_or_else(|| words_for(piece)),
            })
            .collect();
        let (said, example) = match pieces.concat().split_once(", for instance ") {
            Some((said, example)) => (said.to_owned(), Some(self.with_people(example))),
            None => (pieces.concat(), None),
        };
        match example {
            Some(example) => format!("{}, {example}", said.split(" in ").next().unwrap_or(&said)),
            None => said,
        }
    }

    /// Names in place of the keys in a list of people: `when ann and bob stay away`.
    fn with_people(&self, words: &str) -> String {
        let name = |word: &str| {
            let key = word.trim_end_matches(',');
            match self.known.story.character(key) {
                Some(_) => word.replacen(key, &self.known.character(key), 1),
                None => word.to_owned(),
            }
        };
        words.split(' ').map(name).collect::<Vec<_>>().join(" ")
    }
}

/// What the file's words for things are called.
fn words_for(key: &str) -> String {
    match key {
        "max_players" => "the number of its seats",
        "min_players" => "the fewest players",
        "needs" => "what it needs",
        "from" => "what else speaks for it",
        "then" => "button of the script",
        "never_say" => "the words that no public text may contain",
        "when_absent" => "reason why they are not there",
        "only_with" => "list of who must be cast",
        other => return format!("“{other}”"),
    }
    .to_owned()
}

fn say(what: impl Into<String>, why: impl Into<String>) -> Option<Sentence> {
    Some(Sentence { what: what.into(), why: why.into() })
}

/// What `finding` says; `label` is what its field is called.
pub(super) fn of(finding: &Finding, known: &Known<'_>, label: Option<&str>) -> Sentence {
    let steps = finding.key.rsplit('.').find(|step| !step.starts_with('#'));
    let case = Case {
        message: &finding.message,
        field: steps.unwrap_or_default(),
        known,
        subject: known.subject(&finding.key),
        label: label.map_or_else(String::new, |label| format!("“{label}”")),
    };
    let said = texts(&case)
        .or_else(|| people(&case))
        .or_else(|| tables(&case))
        .or_else(|| secrets(&case))
        .or_else(|| clues(&case))
        .or_else(|| buttons(&case))
        .or_else(|| evening(&case))
        .or_else(|| truth(&case))
        .or_else(|| anywhere(&case));
    said.unwrap_or_else(|| {
        let place = if case.label.is_empty() {
            format!("{}.", case.subject())
        } else {
            format!("{} of {}.", case.label, case.subject)
        };
        Sentence { what: capitalised(&place), why: sentence(&case.with_names()) }
    })
}

fn texts(case: &Case<'_>) -> Option<Sentence> {
    let Case { subject, label, field, message, .. } = case;
    if case.has("this text is empty") || message.ends_with("` is missing") {
        return match *field {
            "name" | "configuration_name" => {
                say(format!("{} has no name yet.", case.subject()), "")
            }
            "private_briefing" => say(
                format!("{} does not know who they are.", case.subject()),
                "Everybody gets a briefing before the evening; theirs is empty.",
            ),
            "objectives" => say(
                format!("{} wants nothing.", case.subject()),
                "Two or three things to do tonight make a part.",
            ),
            _ if label.is_empty() => say(format!("{} is still empty.", case.subject()), ""),
            _ => say(format!("{label} of {subject} is still empty."), ""),
        };
    }
    if *message == UNTOUCHED {
        return say(
            format!("{label} of {subject} is still the example."),
            "It says what to write there. Write your own over it.",
        );
    }
    if let Some((length, most)) = message.split_once(" characters; at most ") {
        let most = most.split(' ').next().unwrap_or_default();
        return say(
            format!("{label} of {subject} is too long."),
            format!("It has {length} characters, and {most} fit."),
        );
    }
    if case.has("HTML is not allowed") {
        return say(
            format!("{label} of {subject} has HTML in it."),
            "Texts know paragraphs, *italics* and **bold**, and nothing else.",
        );
    }
    if case.has("links") && case.has("not allowed") || case.has("web address") {
        return say(
            format!("{label} of {subject} has a link in it."),
            "A story is read by candlelight: no links and no pictures in its texts.",
        );
    }
    None
}

fn people(case: &Case<'_>) -> Option<Sentence> {
    let name = case.subject();
    if case.has("this character is in no configuration") {
        return say(format!("{name} sits at no table."), "Nobody could ever be cast as them.");
    }
    if case.message == WITHOUT_LETTERS {
        return say(
            format!("{name} gets no letter all evening."),
            "Letters are what moves a player from round to round.",
        );
    }
    if let Some((name, _)) = case.message.split_once(" is named here, and does not exist") {
        return say(
            format!("{} names {name}, who may not be there.", case.subject()),
            format!(
                "Without a player for {name} they do not exist in that evening. Say in their form \
                 why they are not at table, or let this come only if they are cast."
            ),
        );
    }
    if let Some((count, _)) = case.message.split_once(" characters are not primary") {
        return say(
            format!("{count} people may be missing, which is too many."),
            "Every company that can come together has to work. Let more of them always be cast.",
        );
    }
    None
}

fn tables(case: &Case<'_>) -> Option<Sentence> {
    let table = case.subject();
    if case.has("is a primary character and must be in it") {
        let name = case.known.character(case.key(0));
        return say(
            format!("{name} does not sit at {}.", case.subject),
            "They are always cast, so they need a seat at every table.",
        );
    }
    if case.has("below the number of primary characters") {
        return say(
            format!("{table} can begin with too few people."),
            "Those who are always cast need a seat each.",
        );
    }
    if case.has("is more than `max_players`") {
        return say(format!("{table} needs more players than it has seats."), "");
    }
    if case.has("is not the number of its characters") {
        return say(
            format!("{table} does not have as many seats as people."),
            "There is one seat for each who sits at it.",
        );
    }
    if let Some(rest) = case.message.strip_prefix("no configuration serves ") {
        return say(
            format!("There is no table for {rest}."),
            "There is one for fewer, and one for more.",
        );
    }
    if let Some((_, numbers)) = case.message.split_once("serves this number of players too: ") {
        return say(
            format!("{table} is not the only table for {numbers} players."),
            "The table that comes first is taken.",
        );
    }
    None
}

fn secrets(case: &Case<'_>) -> Option<Sentence> {
    if case.has("a public text says") {
        let place = if case.label.is_empty() { "it" } else { &case.label };
        return say(
            format!("{} says too much too soon.", case.subject()),
            format!("“{}” was never to be said in public, and it stands in {place}.", case.quote()),
        );
    }
    if let Some((_, origin)) = case.message.split_once("also stands in a secret text, ") {
        let secret = origin.split(' ').next().unwrap_or_default();
        return say(
            format!("{} gives a secret away.", case.subject()),
            format!("“{}” also stands in {}.", case.quote(), case.known.subject(secret)),
        );
    }
    None
}

fn clues(case: &Case<'_>) -> Option<Sentence> {
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

fn buttons(case: &Case<'_>) -> Option<Sentence> {
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

fn evening(case: &Case<'_>) -> Option<Sentence> {
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

fn truth(case: &Case<'_>) -> Option<Sentence> {
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
    if case.has("the ending for") && case.has("is missing") {
        let when = match case.key(0) {
            "right" => "they are right",
            "wrong" => "they are wrong",
            _ => "they cannot decide",
        };
        return say(format!("Nothing says what happens when {when}."), "Add that ending.");
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

fn anywhere(case: &Case<'_>) -> Option<Sentence> {
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
