//! One thing out of several.

use super::{Control, Field, Sheet, field::Choice};
use crate::stories::editor::names::Named;
use lamplight_story_file::Closed;

const CHOOSE: &str = "Choose one of these.";

impl Sheet {
    /// A value out of a closed set, with words for each.
    pub(crate) fn one_of<T: Closed>(
        &mut self,
        name: &'static str,
        label: &'static str,
        words: &[(T, &str)],
        value: &mut T,
    ) -> &mut Field {
        let mut error = None;
        if let Some(typed) = &self.typed {
            match T::of_word(typed.one(name)) {
                Some(chosen) => *value = chosen,
                None => error = Some(CHOOSE.to_owned()),
            }
        }
        let choice = |(it, words): &(T, &str)| Choice {
            value: it.word().to_owned(),
            label: (*words).to_owned(),
            chosen: it == value,
        };
        let field = self.add(name, label, Control::Radios(words.iter().map(choice).collect()));
        field.error = error;
        field
    }

    /// Yes or no, with words for each.
    pub(crate) fn yes_or_no(
        &mut self,
        name: &'static str,
        label: &'static str,
        words: [&str; 2],
        value: &mut bool,
    ) -> &mut Field {
        if let Some(typed) = &self.typed {
            *value = typed.one(name) == "yes";
        }
        let choices = [("yes", words[0], *value), ("no", words[1], !*value)];
        let choices = choices.map(|(value, label, chosen)| Choice {
            value: value.to_owned(),
            label: label.to_owned(),
            chosen,
        });
        self.add(name, label, Control::Radios(choices.to_vec()))
    }

    /// The key of one of the story's own things.
    pub(crate) fn pick(
        &mut self,
        name: &'static str,
        label: &'static str,
        from: &[Named],
        key: &mut String,
    ) -> &mut Field {
        let choices = with_the_lost(from, key);
        let mut error = None;
        if let Some(typed) = &self.typed {
            match choices.iter().find(|choice| choice.key == typed.one(name)) {
                Some(chosen) => key.clone_from(&chosen.key),
                None => error = Some(CHOOSE.to_owned()),
            }
        }
        let choice = |it: &Named| Choice {
            value: it.key.clone(),
            label: it.name.clone(),
            chosen: it.key == *key,
        };
        let field = self.add(name, label, Control::Select(choices.iter().map(choice).collect()));
        field.error = error;
        field
    }

    /// The same, where there may be none, in these words.
    pub(crate) fn maybe_pick(
        &mut self,
        name: &'static str,
        label: &'static str,
        none: &str,
        from: &[Named],
        key: &mut Option<String>,
    ) -> &mut Field {
        let mut inner = key.take().unwrap_or_default();
        let first = Named::new("", none);
        let choices: Vec<Named> = std::iter::once(first).chain(from.iter().cloned()).collect();
        let field = self.pick(name, label, &choices, &mut inner);
        *key = Some(inner).filter(|key| !key.is_empty());
        field
    }
}

/// A thing that has been taken out of the story is still what stands there until another is chosen.
pub(super) fn with_the_lost(from: &[Named], key: &str) -> Vec<Named> {
    let mut choices = from.to_vec();
    if !key.is_empty() && !from.iter().any(|known| known.key == key) {
        choices.push(Named::new(key, &format!("{key}, which is not in the story any more")));
    }
    choices
}
