//! A field of a part: what it is called, what stands in it, what is wrong with it.

use lamplight_core::web::ui::Html;

/// See the module.
#[derive(Debug)]
pub(crate) struct Field {
    /// The place in the part as the file names it: `secret.summary`.
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    pub(crate) hint: &'static str,
    pub(crate) optional: bool,
    pub(crate) control: Control,
    /// Why what was typed cannot be kept.
    pub(crate) error: Option<String>,
    /// What the checker says of what is kept.
    pub(crate) remarks: Vec<String>,
}

/// What one types or chooses with.
#[derive(Debug)]
pub(crate) enum Control {
    /// One line, at most so many characters.
    Line { value: String, most: usize },
    /// Several lines, at most so many characters.
    Text { value: String, most: usize, rows: usize },
    /// A whole number.
    Number { value: String, unit: &'static str },
    /// One of a few, all in sight.
    Radios(Vec<Choice>),
    /// One of many.
    Select(Vec<Choice>),
    /// Some of several.
    Ticks(Vec<Choice>),
    /// Lines, each at most so many characters, with empty ones at the end for more.
    Lines { values: Vec<String>, most: usize },
}

/// Something to choose.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

impl Field {
    pub(super) fn new(name: &'static str, label: &'static str, control: Control) -> Self {
        Self { name, label, hint: "", optional: false, control, error: None, remarks: Vec::new() }
    }

    /// What helps to fill it in.
    pub(crate) fn hint(&mut self, hint: &'static str) -> &mut Self {
        self.hint = hint;
        self
    }

    /// It may stay empty, and says so.
    pub(crate) fn optional(&mut self) -> &mut Self {
        self.optional = true;
        self
    }

    /// The attributes that tie the control to what is said of it.
    pub(crate) fn described(&self) -> Html {
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
    pub(crate) fn described_by(&self) -> String {
        let mut ids = Vec::new();
        for (there, end) in [
            (self.error.is_some(), "error"),
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
    pub(crate) fn is_group(&self) -> bool {
        matches!(self.control, Control::Radios(_) | Control::Ticks(_) | Control::Lines { .. })
    }

    /// `47 of 90`, where the length is bounded.
    pub(crate) fn count(&self) -> Option<String> {
        match &self.control {
            Control::Line { value, most } | Control::Text { value, most, .. } => {
                Some(format!("{} of {most}", value.trim().chars().count()))
            }
            Control::Lines { most, .. } => Some(format!("{most} characters each")),
            _ => None,
        }
    }
}
