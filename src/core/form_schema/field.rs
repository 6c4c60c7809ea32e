//! A field: what it is called, what stands in it, what is wrong with it.

use crate::web::ui::Html;

/// See the module.
#[derive(Debug)]
pub struct Field {
    /// The place in the part as the file names it: `secret.summary`.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What helps to fill it in; may be empty.
    pub hint: &'static str,
    /// It may stay empty.
    pub optional: bool,
    /// With what it is filled in.
    pub control: Control,
    /// Why what was typed cannot be kept.
    pub error: Option<String>,
    /// What is said of what is kept.
    pub remarks: Vec<String>,
    /// What somebody else has written there since the form was drawn.
    pub theirs: Option<String>,
}

/// What one types or chooses with.
#[derive(Debug)]
pub enum Control {
    /// One line, at most so many characters.
    Line {
        /// What stands in it.
        value: String,
        /// The most characters.
        most: usize,
    },
    /// Several lines, at most so many characters.
    Text {
        /// What stands in it.
        value: String,
        /// The most characters.
        most: usize,
        /// Its height in lines.
        rows: usize,
    },
    /// A whole number.
    Number {
        /// What stands in it.
        value: String,
        /// What is counted.
        unit: &'static str,
    },
    /// One of a few, all in sight.
    Radios(Vec<Choice>),
    /// One of many.
    Select(Vec<Choice>),
    /// Some of several.
    Ticks(Vec<Choice>),
    /// One of several drawings.
    Pictures {
        /// The one there is, and others.
        choices: Vec<Drawing>,
        /// From where on there are more.
        next: u32,
    },
    /// Lines, each at most so many characters, with empty ones at the end for more.
    Lines {
        /// What stands in them.
        values: Vec<String>,
        /// The most characters in each.
        most: usize,
    },
}

/// Something to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A drawing to choose.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// What the form sends.
    pub value: String,
    /// What it is called for those who do not see it.
    pub label: String,
    /// Where it is.
    pub address: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Field {
    pub(super) fn new(name: &'static str, label: &'static str, control: Control) -> Self {
        Self {
            name,
            label,
            hint: "",
            optional: false,
            control,
            error: None,
            remarks: Vec::new(),
            theirs: None,
        }
    }

    /// What helps to fill it in.
    pub fn hint(&mut self, hint: &'static str) -> &mut Self {
        self.hint = hint;
        self
    }

    /// It may stay empty, and says so.
    pub fn optional(&mut self) -> &mut Self {
        self.optional = true;
        self
    }

    /// The attributes that tie the control to what is said of it.
    pub fn described(&self) -> Html {
        let mut attributes = String::new();
        if self.error.is_some() {
            attributes.push_str(" aria-invalid=\"true\"");
        }
        let ids = self.described_by();
        if !ids.is_empty() {
            attributes.push_str(&format!(" aria-describedby=\"{ids}\""));
        }
        Html(attributes)
    }

    /// The ids of what describes the control.
    pub fn described_by(&self) -> String {
        let mut ids = Vec::new();
        for (there, end) in [
            (self.error.is_some(), "error"),
            (self.theirs.is_some(), "theirs"),
            (!self.remarks.is_empty(), "remarks"),
            (!self.hint.is_empty(), "hint"),
        ] {
            if there {
                ids.push(format!("{}-{end}", self.name));
            }
        }
        ids.join(" ")
    }

    /// Whether it consists of several controls.
    pub fn is_group(&self) -> bool {
        !matches!(
            self.control,
            Control::Line { .. }
                | Control::Text { .. }
                | Control::Number { .. }
                | Control::Select(_)
        )
    }

    /// `47 of 90`, where the length is bounded.
    pub fn count(&self) -> Option<String> {
        match &self.control {
            Control::Line { value, most } | Control::Text { value, most, .. } => {
                Some(format!("{} of {most}", value.trim().chars().count()))
            }
            Control::Lines { most, .. } => Some(format!("{most} characters each")),
            _ => None,
        }
    }
}
