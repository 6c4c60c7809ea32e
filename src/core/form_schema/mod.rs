//! The form of one part of something that is written in parts.
//!
//! A part describes its fields once, and the schema goes over them either way: it draws them with
//! what there is, or takes what was typed and notes what is wrong with it. So a form never shows a
//! field it would not read, or the other way round.

mod choices;
mod field;
mod lists;
mod merge;
mod pictures;
mod remarks;
mod texts;
mod typed;

pub use choices::Named;
pub use field::{Choice, Control, Drawing, Field};
pub use merge::{DRAWN, Merged, merge};
pub use pictures::DRAW;
pub use remarks::within;
pub use typed::Typed;

/// What the parts are parts of.
#[derive(Debug, Clone, Copy)]
pub struct Whole {
    /// What it is called within a sentence: `the story`.
    pub name: &'static str,
    /// The most lines in a list of lines.
    pub most_lines: usize,
}

/// See the module.
#[derive(Debug)]
pub struct FormSchema {
    whole: Whole,
    typed: Option<Typed>,
    /// The fields, in groups.
    pub groups: Vec<Group>,
    /// What is said of the part as a whole.
    pub remarks: Vec<String>,
    /// The same of what may stay as it is.
    pub notes: Vec<String>,
}

/// Fields under a heading.
#[derive(Debug, Default)]
pub struct Group {
    /// Empty for a part of one group.
    pub heading: &'static str,
    /// Who reads it, if that needs saying.
    pub whisper: &'static str,
    /// The fields.
    pub fields: Vec<Field>,
}

impl FormSchema {
    /// A form that draws what there is.
    pub fn drawing(whole: Whole) -> Self {
        Self { whole, typed: None, groups: Vec::new(), remarks: Vec::new(), notes: Vec::new() }
    }

    /// A form that takes what was typed.
    pub fn taking(whole: Whole, typed: Typed) -> Self {
        Self { typed: Some(typed), ..Self::drawing(whole) }
    }

    /// Begins a group of fields.
    pub fn group(&mut self, heading: &'static str, whisper: &'static str) {
        self.groups.push(Group { heading, whisper, fields: Vec::new() });
    }

    /// Whether something typed cannot be kept as it is.
    pub fn has_errors(&self) -> bool {
        self.fields().any(|field| field.error.is_some())
    }

    /// Every field.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.groups.iter().flat_map(|group| &group.fields)
    }

    /// Refuses what was typed or chosen in the first field, unless it is refused already.
    pub fn refuse_first(&mut self, why: &str) {
        let mut fields = self.groups.iter_mut().flat_map(|group| &mut group.fields);
        if let Some(field) = fields.next() {
            field.error.get_or_insert_with(|| why.to_owned());
        }
    }

    /// Refuses a choice of nothing in the field that was added last.
    pub fn at_least_one(&mut self, why: &str) {
        let taking = self.typed.is_some();
        let last = self.groups.last_mut().and_then(|group| group.fields.last_mut());
        let Some(Field { control: Control::Ticks(choices), error, .. }) = last else { return };
        if taking && !choices.iter().any(|choice| choice.chosen) {
            error.get_or_insert_with(|| why.to_owned());
        }
    }

    fn add(&mut self, name: &'static str, label: &'static str, control: Control) -> &mut Field {
        if self.groups.is_empty() {
            self.groups.push(Group::default());
        }
        let last = self.groups.len() - 1;
        let fields = &mut self.groups[last].fields;
        fields.push(Field::new(name, label, control));
        let at = fields.len() - 1;
        &mut fields[at]
    }
}

#[cfg(test)]
mod tests;
