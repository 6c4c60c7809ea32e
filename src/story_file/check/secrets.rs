//! Rule 9: nothing public gives anything away.

use std::collections::{HashMap, HashSet};

use crate::model::StoryFile;
use crate::notes::Notes;
use crate::phrases::Phrases;
use crate::texts::Text;
use crate::words::{parts, words};

/// So many words in a row are no accident.
const RUN: usize = 8;

pub(super) fn check(story: &StoryFile, texts: &[Text<'_>], notes: &mut Notes) {
    let public: Vec<&Text<'_>> =
        texts.iter().filter(|text| text.public && text.is_read()).collect();
    let phrases: Vec<_> = story.never_say.iter().map(|phrase| spellings(phrase)).collect();
    let phrases = Phrases::new(&phrases);
    for text in &public {
        never_say(story, &phrases, text, notes);
    }
    let secrets = Runs::of_secrets(texts);
    for text in &public {
        repeated(text, texts, &secrets, notes);
    }
}

/// The words of a phrase, each as itself and in the plural.
fn spellings(phrase: &str) -> Vec<Vec<String>> {
    let of_word = |word: &str| {
        let word = word.to_lowercase();
        ["", "s", "es"].iter().map(|end| format!("{word}{end}")).collect()
    };
    parts(phrase).into_iter().map(of_word).collect()
}

fn never_say(story: &StoryFile, phrases: &Phrases, text: &Text<'_>, notes: &mut Notes) {
    let reason = |phrase: usize| {
        let phrase = story.never_say.get(phrase).map_or("", String::as_str);
        format!("a public text says “{phrase}”, which is in `never_say`")
    };
    let (mut in_line, mut in_text) = (phrases.search(), phrases.search());
    let mut told: HashSet<usize> = HashSet::new();
    for (line, words) in text.text.lines().enumerate() {
        in_line.pause();
        for word in parts(words) {
            let word = word.to_lowercase();
            in_line.word(&word);
            in_text.word(&word);
        }
        let found = in_line.take_found();
        told.extend(&found);
        notes.refuse_each(&text.at, line, &found, reason);
    }
    // A phrase that a line break divides.
    for phrase in in_text.take_found().into_iter().filter(|phrase| !told.contains(phrase)) {
        notes.refuse(&text.at, reason(phrase));
    }
}

/// Rows of words of the secret texts. A word is a number here, for speed.
struct Runs {
    numbers: HashMap<String, u32>,
    /// The place of the first text with a row.
    texts: HashMap<[u32; RUN], usize>,
}

impl Runs {
    fn of_secrets(texts: &[Text<'_>]) -> Self {
        let mut runs = Self { numbers: HashMap::new(), texts: HashMap::new() };
        let secret = texts.iter().enumerate().filter(|(_, text)| !text.public && text.is_read());
        for (place, text) in secret.filter(|(_, text)| text.text.len() <= text.most * 8) {
            let numbers: Vec<u32> =
                words(text.text).into_iter().map(|word| runs.number(word)).collect();
            for run in numbers.windows(RUN).filter_map(|run| run.try_into().ok()) {
                runs.texts.entry(run).or_insert(place);
            }
        }
        runs
    }

    fn number(&mut self, word: String) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(word).or_insert(next)
    }

    /// The first row of these words that a secret text has, and the place of that text.
    fn find<'w>(&self, words: &'w [String]) -> Option<(&'w [String], usize)> {
        let numbers: Vec<Option<u32>> =
            words.iter().map(|word| self.numbers.get(word).copied()).collect();
        let known = |run: &[Option<u32>]| {
            let run: Option<Vec<u32>> = run.iter().copied().collect();
            let run: [u32; RUN] = run?.try_into().ok()?;
            self.texts.get(&run).copied()
        };
        let mut runs = words.windows(RUN).zip(numbers.windows(RUN));
        runs.find_map(|(run, numbers)| Some((run, known(numbers)?)))
    }
}

fn repeated(text: &Text<'_>, texts: &[Text<'_>], secrets: &Runs, notes: &mut Notes) {
    let words = words(text.text);
    let found = secrets.find(&words).and_then(|(run, place)| Some((run, texts.get(place)?)));
    if let Some((run, secret)) = found {
        let (row, line) = (run.join(" "), notes.line_of(&secret.at));
        let origin = notes.name_of(&secret.at);
        let reason = format!("“{row}” also stands in a secret text, {origin} on line {line}");
        notes.refuse(&text.at, reason);
    }
}
