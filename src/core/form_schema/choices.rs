//! One thing out of several.

use super::{Control, Field, FormSchema, field::Choice};

/// Something to choose, before it is known whether it is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What the form sends.
    pub key: String,
    /// The words people know it by.
    pub name: String,
}

impl Named {
    /// What is called `name`, or by its key if it has no name.
    pub fn new(key: &str, name: &str) -> Self {
        Self { key: key.to_owned(), name: if name.is_empty() { key } else { name }.to_owned() }
    }

    pub(super) fn choice(&self, chosen: bool) -> Choice {
        Choice { value: self.key.clone(), label: self.name.clone(), chosen }
    }
}

const CHOOSE: &str = "Choose one of these.";

impl FormSchema {
    /// A value out of a closed set: each with the word the form sends and the words people read.
    pub fn one_of<T: Copy + PartialEq>(
        &mut self,
        name: &'static str,
        label: &'static str,
        set: &[(T, Named)],
        value: &mut T,
    ) -> &mut Field {
        let mut error = None;
        if let Some(typed) = &self.typed {
            match set.iter().find(|(_, words)| words.key == typed.one(name)) {
                Some((chosen, _)) => *value = *chosen,
                None => error = Some(CHOOSE.to_owned()),
            }
        }
        let choice = |(it, words): &(T, Named)| words.choice(it == value);
        let field = self.add(name, label, Control::Radios(set.iter().map(choice).collect()));
        field.error = error;
        field
    }

    /// Yes or no, with words for each.
    pub fn yes_or_no(
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

    /// The key of one of several things.
    pub fn pick(
        &mut self,
        name: &'static str,
        label: &'static str,
        from: &[Named],
        key: &mut String,
    ) -> &mut Field {
        let choices = self.with_lost(from, key);
        let mut error = None;
        if let Some(typed) = &self.typed {
            match choices.iter().find(|choice| choice.key == typed.one(name)) {
                Some(chosen) => key.clone_from(&chosen.key),
                None => error = Some(CHOOSE.to_owned()),
            }
        }
        let choice = |it: &Named| it.choice(it.key == *key);
        let field = self.add(name, label, Control::Select(choices.iter().map(choice).collect()));
        field.error = error;
        field
    }

    /// The same, where there may be none, in these words.
    pub fn maybe_pick(
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

impl FormSchema {
    /// What has been taken out since is still what stands there until another is chosen.
    pub(super) fn with_lost(&self, from: &[Named], key: &str) -> Vec<Named> {
        let mut choices = from.to_vec();
        if !key.is_empty() && !from.iter().any(|known| known.key == key) {
            let name = format!("{key}, which is not in {} any more", self.whole.name);
            choices.push(Named::new(key, &name));
        }
        choices
    }
}
