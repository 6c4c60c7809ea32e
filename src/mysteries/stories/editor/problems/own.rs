//! What the editor asks of a draft beyond the rules of the file.

use crate::stories::start;
use lamplight_story_file::{Finding, Part, ScriptEntry, Severity, StoryFile};
use std::collections::HashSet;

/// Shorter than this, and somebody may have meant it.
const TELLING: usize = 11;

/// What a text says that nobody has written over.
pub(super) const UNTOUCHED: &str = "this text is still the template's";
/// What is said of somebody who gets no letter all evening.
pub(super) const WITHOUT_LETTERS: &str = "no letter in any round";

/// What is to be said of `story`.
pub(in crate::stories::editor) fn own(story: &StoryFile) -> Vec<Finding> {
    let template: HashSet<&str> = texts(start::template()).map(|(_, text)| text).collect();
    let untouched = |(key, text): (String, &str)| {
        let meant = text.chars().count() < TELLING || !template.contains(text);
        (!meant).then(|| finding(key, UNTOUCHED, Severity::Refusal))
    };
    texts(story).filter_map(untouched).chain(without_letters(story)).collect()
}

fn finding(key: String, message: &str, severity: Severity) -> Finding {
    Finding { line: 0, key, message: message.to_owned(), severity, part: Part::Top }
}

/// Who gets no letter in any round: they have nothing new to do all evening.
fn without_letters(story: &StoryFile) -> impl Iterator<Item = Finding> {
    let served: HashSet<&str> = story
        .rounds
        .iter()
        .flat_map(|round| &round.secrets)
        .map(|letter| letter.character.as_str())
        .collect();
    let without = story.characters.iter().filter(move |it| !served.contains(it.key.as_str()));
    without.map(|it| finding(format!("characters.{}", it.key), WITHOUT_LETTERS, Severity::Warning))
}

/// The texts that tell the story, with the keys a finding has. Titles and headings are not among
/// them: those of the template may well be meant.
fn texts(story: &StoryFile) -> impl Iterator<Item = (String, &str)> {
    let top = [
        ("tagline", &story.tagline),
        ("shop_description", &story.shop_description),
        ("setting_description", &story.setting_description),
    ];
    let top = top.into_iter().map(|(key, text)| (key.to_owned(), text.as_str()));
    top.chain(people(story)).chain(evening(story)).chain(truth(story))
}

fn people(story: &StoryFile) -> impl Iterator<Item = (String, &str)> {
    let offstage = story.offstage.iter().flat_map(|it| {
        let of = |field: &str| format!("offstage.{}.{field}", it.key);
        [(of("name"), it.name.as_str()), (of("description"), it.description.as_str())]
    });
    let played = story.characters.iter().flat_map(|it| {
        let of = |field: &str| format!("characters.{}.{field}", it.key);
        let own = [
            (of("name"), it.name.as_str()),
            (of("tagline"), it.tagline.as_str()),
            (of("description"), it.description.as_str()),
            (of("costume_hint"), it.costume_hint.as_str()),
            (of("secret.summary"), it.secret.summary.as_str()),
            (of("secret.private_briefing"), it.secret.private_briefing.as_str()),
        ];
        let wishes = it.secret.objectives.iter();
        own.into_iter().chain(wishes.map(move |wish| (of("secret.objectives"), wish.as_str())))
    });
    offstage.chain(played)
}

fn evening(story: &StoryFile) -> impl Iterator<Item = (String, &str)> {
    let rounds = story.rounds.iter().flat_map(|round| {
        let text = (format!("rounds.{}.text", round.key), round.text.as_str());
        let said = round.host_script.iter().enumerate().filter_map(|(index, entry)| match entry {
            ScriptEntry::Say(text) => Some((
                format!("rounds.{}.host_script.#{}.say", round.key, index + 1),
                text.as_str(),
            )),
            _ => None,
        });
        let letters = round.secrets.iter().map(|it| {
            (format!("rounds.{}.secrets.{}.text", round.key, it.character), it.text.as_str())
        });
        std::iter::once(text).chain(said).chain(letters)
    });
    let clues = story.clues.iter();
    rounds.chain(clues.map(|it| (format!("clues.{}.text", it.key), it.text.as_str())))
}

fn truth(story: &StoryFile) -> impl Iterator<Item = (String, &str)> {
    use lamplight_story_file::Closed;
    let solution = &story.solution;
    let verdict = [("solution.how", &solution.how), ("solution.why", &solution.why)];
    let verdict = verdict.into_iter().map(|(key, text)| (key.to_owned(), text.as_str()));
    let steps = solution.steps.iter();
    let steps = steps.map(|it| (format!("solution.steps.{}.claim", it.key), it.claim.as_str()));
    let screens = solution.reveal.iter();
    let screens = screens.map(|it| (format!("solution.reveal.{}.text", it.key), it.text.as_str()));
    let endings = solution.endings.iter();
    let endings =
        endings.map(|it| (format!("solution.endings.{}.text", it.when.word()), it.text.as_str()));
    verdict.chain(steps).chain(screens).chain(endings)
}
