//! Two who write in one form at once: what only one of them has touched is kept of both.

use super::{Control, Field, FormSchema, Typed};
use std::collections::HashMap;

/// The name under which a form carries what stood in it when it was drawn.
pub const DRAWN: &str = "drawn";

/// What has come of putting two together.
#[derive(Debug)]
pub struct Merged {
    /// What was typed, with the others' words where nothing was typed over them.
    pub typed: Typed,
    /// The labels of the fields that only the other has touched.
    pub taken: Vec<&'static str>,
    /// The names of the fields that both have, with the other's words.
    pub both: Vec<(&'static str, String)>,
}

impl FormSchema {
    /// What stands in the fields, in short: a form carries it, so that it is known later which of
    /// them were touched.
    pub fn drawn(&self) -> String {
        let mark = |field: &Field| format!("{}={:x}", field.name, mark(&field.content()));
        self.fields().map(mark).collect::<Vec<_>>().join(" ")
    }

    /// Says in the field called `name` what the other has written there.
    pub fn show_theirs(&mut self, name: &str, theirs: String) {
        let mut fields = self.groups.iter_mut().flat_map(|group| &mut group.fields);
        if let Some(field) = fields.find(|field| field.name == name) {
            field.theirs = Some(theirs);
        }
    }
}

/// Puts `typed`, which the form `ours` has taken, together with `theirs`, the form as it would be
/// drawn now. What of it stood there before `typed` carries itself.
pub fn merge(typed: &Typed, ours: &FormSchema, theirs: &FormSchema) -> Merged {
    let drawn: HashMap<&str, &str> =
        typed.one(DRAWN).split(' ').filter_map(|mark| mark.split_once('=')).collect();
    let mut merged = Merged { typed: typed.clone(), taken: Vec::new(), both: Vec::new() };
    for (own, other) in ours.fields().zip(theirs.fields()) {
        let (typed, there) = (own.content(), other.content());
        if typed == there {
            continue;
        }
        let before = drawn.get(own.name).copied().unwrap_or_default();
        let untouched = |content: &str| format!("{:x}", mark(content)) == before;
        if untouched(&typed) {
            merged.typed.put(own.name, other.values());
            merged.taken.push(own.label);
        } else if !untouched(&there) {
            merged.both.push((own.name, other.shown()));
        }
    }
    merged
}

impl Field {
    /// What stands in it, however the browser would write it.
    fn content(&self) -> String {
        let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
        self.values().iter().map(|value| lines(value)).collect::<Vec<_>>().join("\n")
    }

    /// What a browser sends of it.
    fn values(&self) -> Vec<String> {
        match &self.control {
            Control::Line { value, .. }
            | Control::Text { value, .. }
            | Control::Number { value, .. } => {
                vec![value.clone()]
            }
            Control::Radios(choices) | Control::Select(choices) | Control::Ticks(choices) => {
                choices.iter().filter(|it| it.chosen).map(|it| it.value.clone()).collect()
            }
            Control::Pictures { choices, .. } => {
                choices.iter().filter(|it| it.chosen).map(|it| it.value.clone()).collect()
            }
            Control::Lines { values, .. } => {
                values.iter().filter(|it| !it.trim().is_empty()).cloned().collect()
            }
        }
    }

    /// What people read in it.
    fn shown(&self) -> String {
        match &self.control {
            Control::Radios(choices) | Control::Select(choices) | Control::Ticks(choices) => {
                let chosen = choices.iter().filter(|it| it.chosen);
                chosen.map(|it| it.label.as_str()).collect::<Vec<_>>().join(", ")
            }
            Control::Pictures { .. } => "another picture".to_owned(),
            _ => self.content(),
        }
    }
}

/// A number for a text: FNV-1a, the same in every house.
fn mark(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |mark, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
