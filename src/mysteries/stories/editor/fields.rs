//! Fields for what only a story has, beside those that every form has.

use lamplight_core::form_schema::{Field, Named, Typed, Whole};
use lamplight_story_file::{Closed, Reference, limits::MOST_IN_LIST};

pub(super) use lamplight_core::form_schema::FormSchema;

const STORY: Whole = Whole { name: "the story", most_lines: MOST_IN_LIST };

/// The form of a part of a story, drawn from the story.
pub(super) fn drawing() -> FormSchema {
    FormSchema::drawing(STORY)
}

/// The form of a part of a story, taking what was typed.
pub(super) fn taking(typed: Typed) -> FormSchema {
    FormSchema::taking(STORY, typed)
}

/// See the module.
pub(super) trait StoryFields {
    /// A value out of a closed set of the story file, with words for each.
    fn one_word<T: Closed>(
        &mut self,
        name: &'static str,
        label: &'static str,
        words: &[(T, &str)],
        value: &mut T,
    ) -> &mut Field;

    /// Some values out of such a set.
    fn some_words<T: Closed>(
        &mut self,
        name: &'static str,
        label: &'static str,
        words: &[(T, &str)],
        values: &mut Vec<T>,
    ) -> &mut Field;

    /// References to clues, briefings and letters.
    fn references(
        &mut self,
        name: &'static str,
        label: &'static str,
        from: &[Named],
        references: &mut Vec<Reference>,
    ) -> &mut Field;

    /// Who has to be cast for a thing to be in the evening at all.
    fn only_with(&mut self, characters: &[Named], keys: &mut Vec<String>);
}

impl StoryFields for FormSchema {
    fn one_word<T: Closed>(
        &mut self,
        name: &'static str,
        label: &'static str,
        words: &[(T, &str)],
        value: &mut T,
    ) -> &mut Field {
        self.one_of(name, label, &named(words), value)
    }

    fn some_words<T: Closed>(
        &mut self,
        name: &'static str,
        label: &'static str,
        words: &[(T, &str)],
        values: &mut Vec<T>,
    ) -> &mut Field {
        self.some_of(name, label, &named(words), values)
    }

    fn references(
        &mut self,
        name: &'static str,
        label: &'static str,
        from: &[Named],
        references: &mut Vec<Reference>,
    ) -> &mut Field {
        let mut keys: Vec<String> = references.iter().map(ToString::to_string).collect();
        let field = self.ticks(name, label, from, &mut keys);
        *references = keys.iter().map(|key| Reference::read(key)).collect();
        field
    }

    fn only_with(&mut self, characters: &[Named], keys: &mut Vec<String>) {
        self.ticks("only_with", "Only if all of these are cast", characters, keys).optional();
    }
}

fn named<T: Closed>(words: &[(T, &str)]) -> Vec<(T, Named)> {
    words.iter().map(|(it, text)| (*it, Named::new(it.word(), text))).collect()
}
