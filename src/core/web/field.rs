//! A text field of a form: label, hint, control, and what is wrong with it, in this order.
//!
//! In a template, on the form's [`Problems`]:
//!
//! ```text
//! {{ problems.summary() }}
//! {{ problems.field("title", "Title", form.title).hint("Guests see it at the door.").at_most(120) }}
//! {{ problems.field("note", "A note", form.note).optional().area(4) }}
//! ```
//!
//! The control's id is its name, the hint's `name-hint`, the error's `name-error`.

use super::{Problems, ui};
use askama::Template;
use std::fmt;

/// See the module.
#[derive(Template)]
#[template(path = "components/field.html")]
pub struct Field {
    name: &'static str,
    label: &'static str,
    value: String,
    problem: Option<String>,
    hint: Option<String>,
    kind: &'static str,
    autocomplete: Option<&'static str>,
    longest: Option<usize>,
    rows: Option<u32>,
    optional: bool,
    machine: bool,
}

impl Problems {
    /// The field called `name`, with what was typed and what is wrong with it.
    pub fn field(
        &self,
        name: &'static str,
        label: &'static str,
        value: impl fmt::Display,
    ) -> Field {
        Field {
            name,
            label,
            value: value.to_string(),
            problem: self.of(name).map(str::to_owned),
            hint: None,
            kind: "text",
            autocomplete: None,
            longest: None,
            rows: None,
            optional: false,
            machine: false,
        }
    }

    /// Above the form: what is in the way, with the way to it. Nothing if nothing is.
    pub fn summary(&self) -> Summary {
        let first = self.all().next().map(|(field, text)| (field, text.to_owned()));
        Summary { first, many: self.all().count() }
    }
}

impl Field {
    /// What helps to fill it in.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }

    /// Another type than `text`: `email`, `number`, `url` …
    #[must_use]
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// A password: hidden, and never sent back to the page.
    #[must_use]
    pub fn password(mut self, autocomplete: &'static str) -> Self {
        (self.kind, self.autocomplete) = ("password", Some(autocomplete));
        self.value.clear();
        self
    }

    /// What browsers may fill in: a token of the HTML standard.
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// The browser takes no more characters than this. Leave it out where cutting off what
    /// somebody pastes would do harm.
    #[must_use]
    pub fn at_most(mut self, characters: usize) -> Self {
        self.longest = Some(characters);
        self
    }

    /// Several lines.
    #[must_use]
    pub fn area(mut self, rows: u32) -> Self {
        self.rows = Some(rows);
        self
    }

    /// It may stay empty, and says so.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// For machines as much as for people, such as a username: no capitals, no spell-checking.
    #[must_use]
    pub fn machine(mut self) -> Self {
        self.machine = true;
        self
    }

    fn described_by(&self) -> String {
        let error = self.problem.as_ref().map(|_| format!("{}-error", self.name));
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        error.into_iter().chain(hint).collect::<Vec<_>>().join(" ")
    }
}

/// See [`Problems::summary`].
#[derive(Template)]
#[template(path = "components/problems.html")]
pub struct Summary {
    first: Option<(&'static str, String)>,
    many: usize,
}

impl Summary {
    fn how_many(&self) -> &'static str {
        match self.many {
            2 => "Two things are",
            3 => "Three things are",
            4 => "Four things are",
            _ => "Several things are",
        }
    }
}

impl askama::filters::HtmlSafe for Field {}
impl askama::filters::HtmlSafe for Summary {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_says_what_is_wrong_and_keeps_what_was_typed() {
        let mut problems = Problems::default();
        problems.add("title", "This is still empty.");
        let html = problems.field("title", "Title", "\"><b>").hint("At the door.").to_string();
        assert!(html.contains("<label for=\"title\">"), "{html}");
        assert!(html.contains("value=\"&#34;&#62;&#60;b&#62;\""), "{html}");
        assert!(html.contains("aria-describedby=\"title-error title-hint\""), "{html}");
        assert!(html.contains("id=\"title-error\""), "{html}");
        assert!(problems.summary().to_string().contains("href=\"#title\""));
    }

    #[test]
    fn a_password_never_goes_back_to_the_page() {
        let field = Problems::default().field("password", "Password", "secret");
        let html = field.password("current-password").to_string();
        assert!(!html.contains("secret") && html.contains("type=\"password\""), "{html}");
        assert_eq!(Problems::default().summary().to_string().trim(), "");
    }
}
