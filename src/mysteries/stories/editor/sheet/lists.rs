//! Several things of a kind.

use super::{Control, Field, Sheet, choices::with_the_lost, field::Choice};
use crate::stories::editor::names::Named;
use lamplight_core::web::Problems;
use lamplight_story_file::{Closed, Reference, limits::MOST_IN_LIST};

/// Empty lines at the end, for more.
const MORE: usize = 2;

impl Sheet {
    /// Lines of text; empty ones are left out.
    pub(crate) fn lines(
        &mut self,
        name: &'static str,
        label: &'static str,
        most: usize,
        lines: &mut Vec<String>,
    ) -> &mut Field {
        let (mut values, mut problems) = (lines.clone(), Problems::default());
        if let Some(typed) = &self.typed {
            values =
                typed.all(name).map(str::to_owned).filter(|it| !it.trim().is_empty()).collect();
            *lines = values.iter().map(|line| problems.line(name, line, 1, most)).collect();
            if values.len() > MOST_IN_LIST {
                problems.add(name, format!("At most {MOST_IN_LIST} of these."));
            }
        }
        values.extend(std::iter::repeat_n(String::new(), MORE));
        let field = self.add(name, label, Control::Lines { values, most });
        field.error = problems.of(name).map(str::to_owned);
        field
    }

    /// Keys of the story's own things.
    pub(crate) fn ticks(
        &mut self,
        name: &'static str,
        label: &'static str,
        from: &[Named],
        keys: &mut Vec<String>,
    ) -> &mut Field {
        let choices = keys.iter().fold(from.to_vec(), |all, key| with_the_lost(&all, key));
        if let Some(typed) = &self.typed {
            let ticked: Vec<&str> = typed.all(name).collect();
            // What was there keeps its place: the order can mean something.
            keys.retain(|key| ticked.contains(&key.as_str()));
            for choice in choices.iter().filter(|it| ticked.contains(&it.key.as_str())) {
                if !keys.contains(&choice.key) {
                    keys.push(choice.key.clone());
                }
            }
        }
        let choice = |it: &Named| Choice {
            value: it.key.clone(),
            label: it.name.clone(),
            chosen: keys.contains(&it.key),
        };
        self.add(name, label, Control::Ticks(choices.iter().map(choice).collect()))
    }

    /// Values out of a closed set.
    pub(crate) fn some_of<T: Closed>(
        &mut self,
        name: &'static str,
        label: &'static str,
        words: &[(T, &str)],
        values: &mut Vec<T>,
    ) -> &mut Field {
        let named: Vec<Named> =
            words.iter().map(|(it, text)| Named::new(it.word(), text)).collect();
        let mut keys: Vec<String> = values.iter().map(|it| it.word().to_owned()).collect();
        let taking = self.typed.is_some();
        let field = self.ticks(name, label, &named, &mut keys);
        if taking {
            *values = keys.iter().filter_map(|key| T::of_word(key)).collect();
        }
        field
    }

    /// References to clues, briefings and letters.
    pub(crate) fn references(
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
}
