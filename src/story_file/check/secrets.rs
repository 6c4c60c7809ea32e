//! Rule 9: nothing public gives anything away.

use std::collections::{HashMap, HashSet};

use crate::model::StoryFile;
use crate::notes::Notes;
use crate::phrases::{Phrases, Search};
use crate::texts::Text;
use crate::words::{folded, joined, parts};

/// So many words in a row are no accident.
const RUN: usize = 8;

pub(super) fn check(story: &StoryFile, texts: &[Text<'_>], notes: &mut Notes) {
    let public: Vec<&Text<'_>> =
        texts.iter().filter(|text| text.public && text.is_read()).collect();
    let phrases: Vec<_> = story.never_say.iter().flat_map(|phrase| readings(phrase)).collect();
    let phrases = Phrases::new(&phrases);
    for text in &public {
        never_say(story, &phrases, text, notes);
    }
    let secrets = Runs::of_secrets(texts);
    for text in &public {
        repeated(text, texts, &secrets, notes);
    }
}

/// The two ways to read a phrase or a text: `fox-glove` is two words, and it is one.
fn readings(phrase: &str) -> [Vec<Vec<String>>; 2] {
    let phrase = folded(phrase);
    let apart = parts(&phrase).map(with_plural).collect();
    let together = joined(&phrase).map(|word| with_plural(&word)).collect();
    // The same twice would only be found twice.
    if together == apart { [apart, Vec::new()] } else { [apart, together] }
}

fn with_plural(word: &str) -> Vec<String> {
    ["", "s", "es"].iter().map(|end| format!("{word}{end}")).collect()
}

/// A text on its way past the phrases, in both readings.
struct Readings<'p> {
    apart: Search<'p>,
    together: Search<'p>,
}

impl<'p> Readings<'p> {
    fn new(phrases: &'p Phrases) -> Self {
        Self { apart: phrases.search(), together: phrases.search() }
    }

    fn line(&mut self, apart: &[&str], together: &[String]) {
        apart.iter().for_each(|word| self.apart.word(word));
        together.iter().for_each(|word| self.together.word(word));
    }

    fn pause(&mut self) {
        self.apart.pause();
        self.together.pause();
    }

    /// The entries of `never_say` found since this was last asked, in their order.
    fn take_found(&mut self) -> Vec<usize> {
        let mut found = self.apart.take_found();
        found.extend(self.together.take_found());
        found.iter_mut().for_each(|reading| *reading /= 2);
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn never_say(story: &StoryFile, phrases: &Phrases, text: &Text<'_>, notes: &mut Notes) {
    let reason = |phrase: usize| {
        let phrase = story.never_say.get(phrase).map_or("", String::as_str);
        format!("a public text says “{phrase}”, which is in `never_say`")
    };
    let (mut in_line, mut in_text) = (Readings::new(phrases), Readings::new(phrases));
    let mut told: HashSet<usize> = HashSet::new();
    for (line, words) in text.text.lines().enumerate() {
        let words = folded(words);
        let (apart, together): (Vec<_>, Vec<_>) =
            (parts(&words).collect(), joined(&words).collect());
        in_line.pause();
        in_line.line(&apart, &together);
        in_text.line(&apart, &together);
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
                joined(&folded(text.text)).map(|word| runs.number(word)).collect();
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
    let words: Vec<String> = joined(&folded(text.text)).collect();
    let found = secrets.find(&words).and_then(|(run, place)| Some((run, texts.get(place)?)));
    if let Some((run, secret)) = found {
        let (row, line) = (run.join(" "), notes.line_of(&secret.at));
        let origin = notes.name_of(&secret.at);
        let reason = format!("“{row}” also stands in a secret text, {origin} on line {line}");
        notes.refuse(&text.at, reason);
    }
}
