//! Rule 10: who does not exist in an evening is not named in it.

use crate::model::{Character, StoryFile};
use crate::notes::{MOST_FINDINGS, Notes};
use crate::phrases::Phrases;
use crate::texts::Text;
use crate::words::parts;

pub(super) fn check(story: &StoryFile, texts: &[Text<'_>], notes: &mut Notes) {
    let mut people = absent_people(story);
    let names: Vec<_> = people.iter().map(|person| spellings(&person.name)).collect();
    let phrases = Phrases::new(&names);
    for text in texts.iter().filter(|text| text.is_read()) {
        let mut search = phrases.search();
        for (line, words) in text.text.lines().enumerate() {
            search.pause();
            parts(words).for_each(|word| search.word(word));
            for found in search.take_found() {
                if let Some(person) = people.get_mut(found) {
                    person.named(text, line);
                }
            }
        }
    }
    for person in &people {
        person.tell(notes);
    }
}

/// Somebody who may not exist, and where they are named.
struct Absent<'s, 't> {
    character: &'s Character,
    name: Vec<&'s str>,
    /// The text and the line of it, as often as findings are listed.
    named: Vec<(&'t Text<'s>, usize)>,
    more: usize,
}

fn absent_people<'s, 't>(story: &'s StoryFile) -> Vec<Absent<'s, 't>> {
    let offstage = story.offstage.iter().map(|person| (None, parts(&person.name).collect()));
    let played =
        story.characters.iter().map(|it| (Some(it.key.as_str()), parts(&it.name).collect()));
    let names: Vec<_> = played.chain(offstage).collect();
    let may_vanish = |c: &&Character| !c.is_primary_character && c.when_absent.is_none();
    let absent = story.characters.iter().filter(may_vanish);
    absent
        .map(|character| {
            let name = telling_name(character, &names);
            Absent { character, name, named: Vec::new(), more: 0 }
        })
        .collect()
}

/// The surname; where somebody else has the same, the whole name, since the surname tells nothing.
fn telling_name<'s>(character: &'s Character, names: &[(Option<&str>, Vec<&str>)]) -> Vec<&'s str> {
    let surname = surname(&character.name);
    let mut others = names.iter().filter(|(key, _)| *key != Some(&character.key));
    if others.any(|(_, name)| name.ends_with(&surname)) {
        return parts(&character.name).collect();
    }
    surname
}

fn surname(name: &str) -> Vec<&str> {
    name.split_whitespace().next_back().into_iter().flat_map(parts).collect()
}

/// As written, or in capitals as on a telegram; `rook` is not Mr Rook.
fn spellings(name: &[&str]) -> Vec<Vec<String>> {
    name.iter().map(|word| vec![(*word).to_owned(), word.to_uppercase()]).collect()
}

impl<'s, 't> Absent<'s, 't> {
    fn named(&mut self, text: &'t Text<'s>, line: usize) {
        if text.with.contains(&self.character.key.as_str()) {
            return;
        }
        if self.named.len() < MOST_FINDINGS {
            self.named.push((text, line));
        } else {
            self.more += 1;
        }
    }

    fn tell(&self, notes: &mut Notes) {
        let (name, key) = (self.name.join(" "), &self.character.key);
        let reason = format!("{name} is named here, and does not exist when `{key}` is not cast");
        let remedy = "give them a `when_absent`, or the text an `only_with`";
        for (text, line) in &self.named {
            notes.refuse_within(&text.at, *line, format!("{reason}; {remedy}"));
        }
        notes.refuse_untold(self.more);
    }
}
