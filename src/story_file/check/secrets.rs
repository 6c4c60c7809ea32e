//! Rule 9: nothing public gives anything away.

use std::collections::HashMap;

use crate::at::At;
use crate::model::StoryFile;
use crate::notes::Notes;
use crate::texts::Text;
use crate::words::{holds, parts, words};

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
        let words = parts(words);
        for phrase in &story.never_say {
            if holds(&words, &parts(phrase), is_same_word) {
                let reason = format!("a public text says “{phrase}”, which is in `never_say`");
                notes.refuse_within(&text.at, line, reason);
            }
        }
    }
    across_lines(story, text, notes);
}

/// Finds a phrase of several words that a line break divides.
fn across_lines(story: &StoryFile, text: &Text<'_>, notes: &mut Notes) {
    let whole = parts(text.text);
    for phrase in &story.never_say {
        let wanted = parts(phrase);
        let in_a_line = || text.text.lines().any(|l| holds(&parts(l), &wanted, is_same_word));
        if wanted.len() > 1 && holds(&whole, &wanted, is_same_word) && !in_a_line() {
            let reason = format!("a public text says “{phrase}”, which is in `never_say`");
            notes.refuse(&text.at, reason);
        }
    }
}

/// The word itself, or its plural.
fn is_same_word(word: &str, wanted: &str) -> bool {
    let (word, wanted) = (word.to_lowercase(), wanted.to_lowercase());
    word.strip_prefix(&wanted).is_some_and(|rest| matches!(rest, "" | "s" | "es"))
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
        for run in words(text.text).windows(RUN) {
            runs.entry(run.to_vec()).or_insert_with(|| Origin { at: text.at.clone(), line });
        }
    }
    runs
}

fn repeated(text: &Text<'_>, secret: &Runs, notes: &mut Notes) {
    let words = words(text.text);
    let found = words.windows(RUN).find_map(|run| secret.get(run).map(|origin| (run, origin)));
    if let Some((run, origin)) = found {
        let (row, line) = (run.join(" "), origin.line);
        let origin = notes.name_of(&origin.at);
        let reason = format!("“{row}” also stands in a secret text, {origin} on line {line}");
        notes.refuse(&text.at, reason);
    }
}
