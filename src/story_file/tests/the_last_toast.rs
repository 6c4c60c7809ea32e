//! The story that ships with Lamplight. No other test here knows it: whoever writes on it breaks
//! none of the code's.

use std::collections::BTreeMap;

use super::draft::told;
use crate::casts::Cast;
use crate::model::{Clue, Round, ScriptEntry, StoryFile};
use crate::release::{Destination, destination};
use crate::{cast_for, check, parse, write};

const THE_LAST_TOAST: &str = include_str!("../../../stories/the-last-toast.toml");

#[test]
fn it_keeps_every_rule_and_the_measures_of_the_house() {
    let report = check(THE_LAST_TOAST.as_bytes(), true);
    assert!(report.findings.is_empty(), "{}", told(&report.findings));
}

#[test]
fn it_can_be_played_by_as_many_as_its_tables_say() {
    let story = the_story();
    for players in every_number(&story) {
        assert!(cast_for(&story, players).is_some(), "nobody can be {players}");
    }
}

#[test]
fn it_survives_an_editor() {
    let story = the_story();
    let written = write(&story);
    assert_eq!(parse(written.as_bytes()).as_ref().ok(), Some(&story));
}

#[test]
fn every_card_begins_with_one_bold_line_that_says_what_it_is() {
    for clue in the_story().clues {
        let line = clue.text.lines().next().unwrap_or_default();
        let bold = line.strip_prefix("**").and_then(|it| it.strip_suffix("**"));
        let bold = bold.unwrap_or_else(|| panic!("{} begins with {line}", clue.key));
        assert!(bold.chars().count() <= 72, "{} is long for a phone: {bold}", clue.key);
        assert_eq!(clue.text.lines().nth(1), Some(""), "{} goes on at once", clue.key);
    }
}

#[test]
fn a_card_that_is_read_aloud_says_you_to_nobody() {
    for clue in the_story().clues {
        let spoken = without_quotations(&format!("{}\n{}", clue.title, clue.text));
        let words = spoken.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
        let said: Vec<_> = words.filter(|it| ["you", "your", "yours"].contains(&&**it)).collect();
        assert!(said.is_empty(), "{} says {said:?}: {spoken}", clue.key);
    }
}

#[test]
fn there_is_not_too_much_to_read() {
    let story = the_story();
    for (players, most_words) in [(6, 43), (7, 45), (8, 46), (9, 49), (10, 52)] {
        let cast = cast_for(&story, players).expect("a cast").cast;
        for round in &story.rounds {
            let (cards, words) = (cards(&story, round, &cast), words(&story, round, &cast));
            let a_minute = words / round.minutes as usize;
            assert!(cards <= 18, "{players} have {cards} cards in {}", round.key);
            assert!(a_minute <= most_words, "{players} have {a_minute} words in {}", round.key);
        }
    }
}

#[test]
fn hands_are_even() {
    let story = the_story();
    for players in every_number(&story) {
        let cast = cast_for(&story, players).expect("a cast").cast;
        let mut hands: BTreeMap<&str, usize> = cast.keys().map(|key| (key, 0)).collect();
        for clue in &story.clues {
            if let Destination::Hand(key) = destination(clue, &cast) {
                *hands.entry(key).or_default() += 1;
            }
        }
        assert!(hands.values().all(|it| (4..=6).contains(it)), "of {players}: {hands:?}");
    }
}

fn the_story() -> StoryFile {
    parse(THE_LAST_TOAST.as_bytes()).expect("a story")
}

fn every_number(story: &StoryFile) -> std::ops::RangeInclusive<usize> {
    let fewest = story.configurations.iter().map(|table| table.min_players).min().expect("tables");
    let most = story.configurations.iter().map(|table| table.max_players).max().expect("tables");
    fewest as usize..=most as usize
}

/// What a card says itself: without what it quotes, which stands between quotation marks, in
/// italics, or in the capitals of a telegram.
fn without_quotations(text: &str) -> String {
    let mut kept = String::new();
    let (mut quoted, mut italic) = (false, false);
    for letter in text.replace("**", "").replace(['‘', '’'], " ").chars() {
        match letter {
            '“' => quoted = true,
            '”' => quoted = false,
            '*' => italic = !italic,
            _ if !quoted && !italic => kept.push(letter),
            _ => {}
        }
    }
    let words = kept.split_whitespace();
    words.filter(|it| !it.chars().all(char::is_uppercase)).collect::<Vec<_>>().join(" ")
}

fn cards(story: &StoryFile, round: &Round, cast: &Cast) -> usize {
    coming_out(story, round, cast).count()
}

/// All that comes out in a round, in whosever hand, what is read aloud, and one letter.
fn words(story: &StoryFile, round: &Round, cast: &Cast) -> usize {
    let cards: usize =
        coming_out(story, round, cast).map(|it| count(&it.title) + count(&it.text)).sum();
    let aloud = round.host_script.iter().map(|it| match it {
        ScriptEntry::Say(text) => count(text),
        ScriptEntry::Do(_) | ScriptEntry::Then { .. } => 0,
    });
    let letters: Vec<usize> = (round.secrets.iter().filter(|it| cast.has(&it.character)))
        .map(|it| count(&it.text) + it.objectives.iter().map(|it| count(it)).sum::<usize>())
        .collect();
    let letter = letters.iter().sum::<usize>() / letters.len().max(1);
    cards + aloud.sum::<usize>() + count(&round.text) + letter
}

fn coming_out<'s>(
    story: &'s StoryFile,
    round: &'s Round,
    cast: &'s Cast,
) -> impl Iterator<Item = &'s Clue> {
    let here = story.clues.iter().filter(|it| it.round == round.key);
    here.filter(|it| destination(it, cast) != Destination::Dropped)
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}
