//! One part of a story as a form.
//!
//! A part describes its fields once ([`super::parts`]), and a sheet goes over them either way:
//! it draws them with what the story says, or takes what was typed into the story and notes
//! what is wrong with it. So a form never shows a field it would not read, or the other way round.

mod choices;
mod field;
mod lists;
mod marks;
mod texts;
mod typed;

pub(super) use field::{Control, Field};
pub(super) use marks::{sentence, within};
pub(super) use typed::Typed;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    typed: Option<Typed>,
    /// The fields, in groups.
    pub(super) groups: Vec<Group>,
    /// What the checker says of the part as a whole.
    pub(super) remarks: Vec<String>,
}

/// Fields under a heading.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// Empty for a part of one group.
    pub(super) heading: &'static str,
    /// Who reads it, if that needs saying.
    pub(super) whisper: &'static str,
    /// The fields.
    pub(super) fields: Vec<Field>,
}

impl Sheet {
    /// A sheet that draws.
    pub(super) fn drawing() -> Self {
        Self::default()
    }

    /// A sheet that takes what was typed.
    pub(super) fn taking(typed: Typed) -> Self {
        Self { typed: Some(typed), ..Self::default() }
    }

    /// Begins a group of fields.
    pub(super) fn group(&mut self, heading: &'static str, whisper: &'static str) {
        self.groups.push(Group { heading, whisper, fields: Vec::new() });
    }

    /// Whether something typed cannot be kept as it is.
    pub(super) fn has_errors(&self) -> bool {
        self.fields().any(|field| field.error.is_some())
    }

    /// Every field.
    pub(super) fn fields(&self) -> impl Iterator<Item = &Field> {
        self.groups.iter().flat_map(|group| &group.fields)
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
