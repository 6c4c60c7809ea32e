//! Several things of a kind.

use super::{Control, Field, FormSchema, Named};
use crate::web::Problems;

/// Empty lines at the end, for more.
const MORE: usize = 1;

impl FormSchema {
    /// Lines of text; empty ones are left out.
    pub fn lines(
        &mut self,
        name: &'static str,
        label: &'static str,
        most: usize,
        lines: &mut Vec<String>,
    ) -> &mut Field {
        let (mut values, mut problems) = (lines.clone(), Problems::default());
        if let Some(typed) = &self.typed {
            let line = |typed: &str| typed.replace("\r\n", " ").replace(['\r', '\n'], " ");
            values = typed.all(name).map(line).filter(|it| !it.trim().is_empty()).collect();
            *lines = values.iter().map(|line| problems.line(name, line, 1, most)).collect();
            let most = self.whole.most_lines;
            if values.len() > most {
                problems.add(name, format!("At most {most} of these."));
            }
        }
        values.extend(std::iter::repeat_n(String::new(), MORE));
        let field = self.add(name, label, Control::Lines { values, most });
        field.error = problems.of(name).map(str::to_owned);
        field
    }

    /// Keys of some of several things.
    pub fn ticks(
        &mut self,
        name: &'static str,
        label: &'static str,
        from: &[Named],
        keys: &mut Vec<String>,
    ) -> &mut Field {
        let choices = keys.iter().fold(from.to_vec(), |all, key| self.with_lost(&all, key));
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
        let choice = |it: &Named| it.choice(keys.contains(&it.key));
        self.add(name, label, Control::Ticks(choices.iter().map(choice).collect()))
    }

    /// Some values out of a closed set, as for [`FormSchema::one_of`].
    pub fn some_of<T: Copy + PartialEq>(
        &mut self,
        name: &'static str,
        label: &'static str,
        set: &[(T, Named)],
        values: &mut Vec<T>,
    ) -> &mut Field {
        let named: Vec<Named> = set.iter().map(|(_, words)| words.clone()).collect();
        let word = |value: &T| set.iter().find(|(it, _)| it == value).map(|(_, it)| it.key.clone());
        let mut keys: Vec<String> = values.iter().filter_map(word).collect();
        let value = |key: &String| set.iter().find(|(_, it)| it.key == *key).map(|(it, _)| *it);
        let taking = self.typed.is_some();
        let field = self.ticks(name, label, &named, &mut keys);
        if taking {
            *values = keys.iter().filter_map(value).collect();
        }
        field
    }
}
