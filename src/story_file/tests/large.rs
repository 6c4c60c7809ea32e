//! The largest good stories there can be are checked soon: somebody waits for the answer, and a
//! server has more to do than to read one story.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use super::draft::MINIMAL;
use crate::{MOST_BYTES, check};

/// What a check may take where it was compiled for speed; without, some ten times as much.
const SOON: Duration = Duration::from_millis(if cfg!(debug_assertions) { 8000 } else { 500 });

/// Time that this thread has worked for, where the system tells; elsewhere, the time of day.
fn worked() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

fn takes(source: &str) -> Duration {
    let start = worked();
    let report = check(source.as_bytes(), false);
    let took = worked().saturating_sub(start);
    let refusals: Vec<String> = report.refusals().map(ToString::to_string).collect();
    assert_eq!(refusals, Vec::<String>::new());
    took
}

/// The least of three tries: other programs only make it slower.
fn takes_at_least(source: &str) -> Duration {
    (0..3).map(|_| takes(source)).min().unwrap_or_default()
}

/// The small story with more of some lists, each put before the first of its kind or after the last.
fn story(never_say: &str, people: &[Person], rounds: &str, clues: &str, solution: &str) -> String {
    let seats: String = people.iter().map(|person| format!(", \"{}\"", person.key)).collect();
    let primary = people.iter().filter(|person| person.primary).count();
    let people: String = people.iter().map(Person::table).collect();
    MINIMAL
        .replacen("\"marzipan\", \"pantry key\"", never_say, 1)
        .replacen("duration_minutes = 60", "duration_minutes = 1440", 1)
        .replacen("[[configurations]]", &format!("{people}[[configurations]]"), 1)
        .replacen(", \"cat\"]", &format!(", \"cat\"{seats}]"), 1)
        .replacen("min_players = 2", &format!("min_players = {}", primary + 2), 1)
        .replacen(
            "max_players = 3",
            &format!("max_players = {}", seats.matches(',').count() + 3),
            1,
        )
        .replacen("[[clues]]", &format!("{rounds}{clues}[[clues]]"), 1)
        .replacen("[[solution.steps]]", &format!("{solution}[[solution.steps]]"), 1)
}

struct Person {
    key: String,
    name: String,
    primary: bool,
}

impl Person {
    fn optional(index: usize, surname: &str) -> Self {
        Self {
            key: format!("o{index}"),
            name: format!("O{index} {surname}{index}"),
            primary: false,
        }
    }

    fn table(&self) -> String {
        let Self { key, name, primary } = self;
        format!(
            "[[characters]]\nkey = \"{key}\"\nname = \"{name}\"\ngender = \"any\"\n\
             is_primary_character = {primary}\ntagline = \"T\"\ndescription = \"D\"\n\
             costume_hint = \"C\"\n[characters.secret]\nsummary = \"S\"\n\
             private_briefing = \"P\"\nobjectives = [\"O\"]\n\n"
        )
    }
}

fn optional(surname: &str) -> Vec<Person> {
    (0..11).map(|index| Person::optional(index, surname)).collect()
}

/// Words that hardly repeat, as short as they can be.
fn varied(index: usize, count: usize) -> String {
    let letters = ["x", "y", "z", "u", "v", "w"];
    let mut state = index as u64 + 1;
    let word = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        letters[(state >> 33) as usize % letters.len()]
    };
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

/// A story of `bytes` that is all text, half of it public and half secret, with `phrases` phrases
/// that nearly stand in each line.
fn of_words(bytes: usize, phrases: usize) -> String {
    let phrase = |index| format!("\"{}c{index}\"", "a ".repeat(18));
    let never_say = (0..phrases).map(phrase).collect::<Vec<_>>().join(", ");
    let people = optional(&format!("{}b", "a-".repeat(24)));
    let (say, mut rounds, mut index) = ("a ".repeat(350), String::new(), 0);
    while rounds.len() < bytes - 40_000 {
        let says = format!("  {{ say = \"{say}\" }},\n").repeat(9);
        let letter = |person: &Person| {
            let (key, text) = (&person.key, varied(index * 100 + person.key.len(), 540));
            format!("[[rounds.secrets]]\ncharacter = \"{key}\"\ntext = \"{text}\"\n")
        };
        let letters: String = people.iter().take(6).map(letter).collect();
        rounds.push_str(&format!(
            "[[rounds]]\nkey = \"r{index}\"\nname = \"R\"\nminutes = 5\ntext = \"T\"\n\
             host_script = [\n{says}  {{ then = \"On\" }},\n]\n{letters}\n"
        ));
        index += 1;
    }
    story(&never_say, &people, &rounds, "", "")
}

/// A story of as many casts as there may be, with as many clues, steps and herrings that hang on
/// who is cast.
fn of_casts() -> String {
    let mut people = optional("Person");
    people.extend((0..86).map(|index| Person {
        key: format!("p{index}"),
        name: format!("P{index} Primary"),
        primary: true,
    }));
    let only_with: Vec<String> = (0..11).map(|index| format!("\"o{index}\"")).collect();
    let clue = |index: usize| {
        format!(
            "[[clues]]\nkey = \"c{index}\"\ntitle = \"C\"\nround = \"tea\"\naudience = \"o{}\"\n\
             release = \"round\"\nif_absent = \"p{}\"\nonly_with = [{}]\ntext = \"x\"\n\n",
            index % 11,
            index % 86,
            if index.is_multiple_of(2) { only_with.join(", ") } else { String::new() },
        )
    };
    let clues: String = (0..296).map(clue).collect();
    let from: Vec<String> = (0..99).map(|index| format!("\"c{}\"", index * 2)).collect();
    let step = |index: usize| {
        format!(
            "[[solution.steps]]\nkey = \"s{index}\"\nabout = \"means\"\nclaim = \"x\"\n\
             needs = [\"fork\"]\nfrom = [\"plate\", {}]\n\n",
            from.join(", ")
        )
    };
    let herring = |index: usize| {
        format!(
            "[[solution.herrings]]\nkey = \"h{index}\"\nabout = \"bob\"\nlooks_like = \"x\"\n\
             truth = \"x\"\nfrom = [{}, \"plate\"]\nscreen = \"the-fork\"\n\n",
            from.join(", ")
        )
    };
    let steps: String = (0..97).map(step).collect();
    let herrings: String = (0..99).map(herring).collect();
    let culprits: Vec<String> = (0..86).map(|index| format!("\"p{index}\"")).collect();
    story("\"marzipan\"", &people, "", &clues, &format!("{steps}{herrings}")).replacen(
        "culprits = [\"ann\"]",
        &format!("culprits = [\"ann\", {}]", culprits.join(", ")),
        1,
    )
}

#[test]
fn the_largest_story_is_checked_soon() {
    let source = of_words(MOST_BYTES, 100);
    assert!((MOST_BYTES - 60_000..=MOST_BYTES).contains(&source.len()), "{}", source.len());
    let took = takes(&source);
    println!("all words: {took:?}");
    assert!(took < SOON, "it took {took:?}");
}

#[test]
fn the_story_of_most_casts_is_checked_soon() {
    let took = takes(&of_casts());
    println!("all casts: {took:?}");
    assert!(took < SOON, "it took {took:?}");
}

/// A legal story whose phrases nearly stand in every line however it is read: with hyphens and
/// accents, which make each text be put together anew.
fn of_signs() -> String {
    let phrase = |index| format!("\"{}c{index}\"", "é-".repeat(18));
    let never_say = (0..100).map(phrase).collect::<Vec<_>>().join(", ");
    let (say, mut rounds, mut index) = ("é-é ".repeat(175), String::new(), 0);
    while rounds.len() < MOST_BYTES - 80_000 {
        let says = format!("  {{ say = \"{say}\" }},\n").repeat(50);
        rounds.push_str(&format!(
            "[[rounds]]\nkey = \"r{index}\"\nname = \"R\"\nminutes = 5\ntext = \"T\"\n\
             host_script = [\n{says}  {{ then = \"On\" }},\n]\n\n"
        ));
        index += 1;
    }
    story(&never_say, &[], &rounds, "", "")
}

/// A file with as many gaps as there is room for, each of which is asked for again and again.
fn of_gaps() -> String {
    let script = format!("[[rounds]]\nhost_script = [{}]\n", "{},".repeat(100));
    let letters = "[[rounds.secrets]]\n".repeat(60);
    let person = "[[characters]]\n[characters.secret]\nobjectives = [\"\", \"\", \"\"]\n";
    let step = format!("[[solution.steps]]\nneeds = [{}]\n", "\"\",".repeat(100));
    format!(
        "{}{}{}{}{}",
        person.repeat(100),
        "[[configurations]]\ncharacters = [\"\"]\n".repeat(100),
        format!("{script}{letters}").repeat(100),
        "[[clues]]\nonly_with = [\"\"]\n".repeat(300),
        step.repeat(100),
    )
}

/// A story in which everything hangs on who plays: what people know speaks for every step, and each
/// herring and its screen need a company.
fn of_company() -> String {
    let mut people = optional("Person");
    people.extend((0..86).map(|index| Person {
        key: format!("p{index}"),
        name: format!("P{index} Primary"),
        primary: true,
    }));
    let from: Vec<String> =
        people.iter().map(|person| format!("\"{}/briefing\"", person.key)).collect();
    let company: Vec<String> = (0..12).map(|index| format!("\"p{index}\"")).collect();
    let (from, company) = (from.join(", "), company.join(", "));
    let step = |index: usize| {
        format!(
            "[[solution.steps]]\nkey = \"s{index}\"\nabout = \"means\"\nclaim = \"x\"\n\
             needs = [\"fork\"]\nfrom = [{from}]\n\n"
        )
    };
    let herring = |index: usize| {
        format!(
            "[[solution.herrings]]\nkey = \"h{index}\"\nabout = \"bob\"\nlooks_like = \"x\"\n\
             truth = \"x\"\nfrom = [\"plate\"]\nscreen = \"the-fork\"\nonly_with = [{company}]\n\n"
        )
    };
    let steps: String = (0..97).map(step).collect();
    let herrings: String = (0..99).map(herring).collect();
    let screen = "key = \"the-fork\"\n";
    story("\"marzipan\"", &people, "", "", &format!("{steps}{herrings}")).replacen(
        screen,
        &format!("{screen}only_with = [{company}]\n"),
        1,
    )
}

#[test]
fn a_story_that_hangs_on_its_company_is_checked_soon() {
    let took = takes(&of_company());
    println!("all company: {took:?}");
    assert!(took < SOON, "it took {took:?}");
}

#[test]
fn a_story_full_of_signs_is_checked_soon() {
    let took = takes(&of_signs());
    println!("all signs: {took:?}");
    assert!(took < SOON, "it took {took:?}");
}

#[test]
fn a_file_full_of_gaps_is_answered_soon() {
    let source = of_gaps();
    assert!(source.len() < MOST_BYTES, "{}", source.len());
    let start = worked();
    let report = check(source.as_bytes(), false);
    let took = worked().saturating_sub(start);
    println!("all gaps: {took:?}");
    assert!(!report.passes() && took < SOON, "it took {took:?}");
}

#[test]
fn more_phrases_hardly_cost_more() {
    let (one, hundred) = (
        takes_at_least(&of_words(MOST_BYTES / 4, 1)),
        takes_at_least(&of_words(MOST_BYTES / 4, 100)),
    );
    assert!(hundred < one * 4, "one phrase: {one:?}, a hundred: {hundred:?}");
}

#[test]
fn a_file_of_four_times_the_size_takes_four_times_as_long() {
    let (quarter, whole) = (
        takes_at_least(&of_words(MOST_BYTES / 4, 100)),
        takes_at_least(&of_words(MOST_BYTES, 100)),
    );
    assert!(whole < quarter * 10, "a quarter: {quarter:?}, the whole: {whole:?}");
}
