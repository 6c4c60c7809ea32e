//! Rules 9 and 10 as they were first written, each phrase held against each line: slow, and plain
//! enough to be believed. The quick ones must find the same, in the same order.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{absent, secrets};
use crate::model::{Audience, Character, Clue, IfAbsent, Offstage, StoryFile};
use crate::notes::Notes;
use crate::texts::all_texts;

mod slow_secrets {
    use std::collections::HashMap;

    use super::holds;
    use crate::at::At;
    use crate::model::StoryFile;
    use crate::notes::Notes;
    use crate::texts::Text;
    use crate::words::{folded, joined, parts};

    /// So many words in a row are no accident.
    const RUN: usize = 8;

    pub(super) fn check(story: &StoryFile, texts: &[Text<'_>], notes: &mut Notes) {
        let public: Vec<&Text<'_>> =
            texts.iter().filter(|text| text.public && text.is_read()).collect();
        for text in &public {
            never_say(story, text, notes);
        }
        let secret_runs = runs_of_secrets(texts, notes);
        for text in &public {
            repeated(text, &secret_runs, notes);
        }
    }

    fn never_say(story: &StoryFile, text: &Text<'_>, notes: &mut Notes) {
        for (line, words) in text.text.lines().enumerate() {
            for phrase in &story.never_say {
                if says(words, phrase) {
                    let reason = format!("a public text says “{phrase}”, which is in `never_say`");
                    notes.refuse_within(&text.at, line, reason);
                }
            }
        }
        across_lines(story, text, notes);
    }

    /// Finds a phrase of several words that a line break divides.
    fn across_lines(story: &StoryFile, text: &Text<'_>, notes: &mut Notes) {
        for phrase in &story.never_say {
            let in_a_line = || text.text.lines().any(|line| says(line, phrase));
            if says(text.text, phrase) && !in_a_line() {
                let reason = format!("a public text says “{phrase}”, which is in `never_say`");
                notes.refuse(&text.at, reason);
            }
        }
    }

    /// Whether a phrase stands in a text, in one of the two readings of each.
    fn says(text: &str, phrase: &str) -> bool {
        let (text, phrase) = (folded(text), folded(phrase));
        let readings = |of: &str| {
            let apart: Vec<String> = parts(of).map(str::to_owned).collect();
            [apart, joined(of).collect()]
        };
        let phrases = readings(&phrase);
        let stands_in = |text: &[String], phrase: &[String]| {
            holds(text, phrase, |word, wanted| is_same_word(word, wanted))
        };
        readings(&text).iter().any(|text| phrases.iter().any(|it| stands_in(text, it)))
    }

    /// The word itself, or its plural.
    fn is_same_word(word: &str, wanted: &str) -> bool {
        word.strip_prefix(wanted).is_some_and(|rest| matches!(rest, "" | "s" | "es"))
    }

    /// A row of words, and the line of the secret text it stands in.
    type Runs = HashMap<Vec<String>, Origin>;

    struct Origin {
        at: At,
        line: usize,
    }

    fn runs_of_secrets(texts: &[Text<'_>], notes: &Notes) -> Runs {
        let mut runs = Runs::new();
        let secret = texts.iter().filter(|text| !text.public && text.is_read());
        let measured = secret.filter(|text| text.text.len() <= text.most * 8);
        for text in measured {
            let line = notes.line_of(&text.at);
            for run in joined(&folded(text.text)).collect::<Vec<_>>().windows(RUN) {
                runs.entry(run.to_vec()).or_insert_with(|| Origin { at: text.at.clone(), line });
            }
        }
        runs
    }

    fn repeated(text: &Text<'_>, secret: &Runs, notes: &mut Notes) {
        let words: Vec<String> = joined(&folded(text.text)).collect();
        let found = words.windows(RUN).find_map(|run| secret.get(run).map(|origin| (run, origin)));
        if let Some((run, origin)) = found {
            let (row, line) = (run.join(" "), origin.line);
            let origin = notes.name_of(&origin.at);
            let reason = format!("“{row}” also stands in a secret text, {origin} on line {line}");
            notes.refuse(&text.at, reason);
        }
    }
}

mod slow_absent {
    use super::holds;
    use crate::model::{Character, StoryFile};
    use crate::notes::Notes;
    use crate::texts::Text;
    use crate::words::parts;

    pub(super) fn check(story: &StoryFile, texts: &[Text<'_>], notes: &mut Notes) {
        let may_vanish = |c: &&Character| !c.is_primary_character && c.when_absent.is_none();
        for character in story.characters.iter().filter(may_vanish) {
            let name = telling_name(story, character);
            let others = texts.iter().filter(|text| text.is_read());
            for text in others.filter(|text| !text.with.contains(&character.key.as_str())) {
                named_in(text, character, &name, notes);
            }
        }
    }

    /// The surname; where somebody else has the same, the whole name, since the surname tells nothing.
    fn telling_name<'s>(story: &StoryFile, character: &'s Character) -> Vec<&'s str> {
        let surname = surname(&character.name);
        let others = story.characters.iter().filter(|other| other.key != character.key);
        let mut names = others.map(|c| &c.name).chain(story.offstage.iter().map(|p| &p.name));
        if names.any(|name| parts(name).collect::<Vec<_>>().ends_with(&surname)) {
            return parts(&character.name).collect();
        }
        surname
    }

    fn surname(name: &str) -> Vec<&str> {
        name.split_whitespace().next_back().into_iter().flat_map(parts).collect()
    }

    fn named_in(text: &Text<'_>, character: &Character, name: &[&str], notes: &mut Notes) {
        for (line, words) in text.text.lines().enumerate() {
            if !holds(&parts(words).collect::<Vec<_>>(), name, |a, b| is_name(a, b)) {
                continue;
            }
            let (name, key) = (name.join(" "), &character.key);
            let reason =
                format!("{name} is named here, and does not exist when `{key}` is not cast");
            let remedy = "give them a `when_absent`, or the text an `only_with`";
            notes.refuse_within(&text.at, line, format!("{reason}; {remedy}"));
        }
    }

    /// As written, or in capitals as on a telegram; `rook` is not Mr Rook.
    fn is_name(word: &str, name: &str) -> bool {
        word == name || word == name.to_uppercase()
    }
}

/// Whether a phrase stands in a text, word for word, as `same` compares words.
fn holds<T>(text: &[T], phrase: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    let fits = |window: &[T]| window.iter().zip(phrase).all(|(word, wanted)| same(word, wanted));
    !phrase.is_empty() && text.windows(phrase.len()).any(fits)
}

const WORDS: [&str; 18] = [
    "a",
    "as",
    "aes",
    "A",
    "b",
    "bs",
    "Bo",
    "BO",
    "bo-a",
    "a’s",
    "ΑΣ",
    "Straße",
    "STRASSE",
    "bé",
    "be\u{301}",
    "b**o**",
    "b\u{200D}o",
    // Many words in a row, for what is repeated.
    "d d d d d",
];
const BETWEEN: [&str; 8] = [" ", " ", " ", "\n", ", ", "*", "\r\n", "—"];

/// Texts of few words that are much alike, so that phrases are found often and overlap.
fn text() -> impl Strategy<Value = String> {
    let pair = (prop::sample::select(&WORDS[..]), prop::sample::select(&BETWEEN[..]));
    vec(pair, 0..14)
        .prop_map(|pairs| pairs.iter().map(|(word, end)| format!("{word}{end}")).collect())
}

fn keys() -> impl Strategy<Value = Vec<String>> {
    vec(prop::sample::select(vec!["0".to_owned(), "1".to_owned(), "2".to_owned()]), 0..2)
}

fn character() -> impl Strategy<Value = Character> {
    let absent = prop::option::weighted(0.2, text());
    (text(), text(), text(), absent, prop::bool::weighted(0.2)).prop_map(
        |(name, description, summary, when_absent, primary)| Character {
            name,
            description,
            when_absent,
            is_primary_character: primary,
            secret: crate::model::Secret { summary, ..Default::default() },
            ..Character::default()
        },
    )
}

fn clue() -> impl Strategy<Value = Clue> {
    (text(), keys(), any::<bool>()).prop_map(|(text, only_with, dropped)| Clue {
        text,
        only_with,
        audience: Audience::Character("1".to_owned()),
        if_absent: dropped.then_some(IfAbsent::Drop),
        ..Clue::default()
    })
}

fn story() -> impl Strategy<Value = StoryFile> {
    let people = (vec(character(), 0..5), vec(text(), 0..2));
    (vec(text(), 0..6), text(), people, vec(clue(), 0..4), text()).prop_map(
        |(never_say, setting, (mut characters, offstage), clues, how)| {
            for (index, character) in characters.iter_mut().enumerate() {
                character.key = (index % 4).to_string();
            }
            let offstage = offstage.into_iter().map(|name| Offstage { name, ..Default::default() });
            let mut story = StoryFile {
                never_say,
                setting_description: setting,
                characters,
                offstage: offstage.collect(),
                clues,
                ..StoryFile::default()
            };
            story.solution.how = how;
            story
        },
    )
}

proptest! {
    // Failures are not written down: the file would lie where the crates are.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn the_quick_search_finds_what_the_slow_one_finds(story in story()) {
        let texts = all_texts(&story);
        let (mut quick, mut slow) = (Notes::of(""), Notes::of(""));
        secrets::check(&story, &texts, &mut quick);
        absent::check(&story, &texts, &mut quick);
        slow_secrets::check(&story, &texts, &mut slow);
        slow_absent::check(&story, &texts, &mut slow);
        prop_assert_eq!(quick.into_findings(), slow.into_findings());
    }
}
