//! A mail as an area writes it.

use super::{CalendarFile, Person};
use crate::error::AppError;
use askama::Template;

/// A mail to one person. What it says comes from a pair of templates with the same content,
/// `templates/mail/<kind>.txt` and `.html`; the latter extends `mail/layout.html`.
#[derive(Clone)]
pub struct Letter {
    /// What it is about, as in the names of its templates; at most 64 letters.
    pub kind: &'static str,
    /// Who gets it.
    pub to: Person,
    /// One line.
    pub subject: String,
    /// For readers without HTML.
    pub text: String,
    /// An HTML document.
    pub html: String,
    /// What calendars take in.
    pub calendar: Option<CalendarFile>,
}

impl Letter {
    /// One that is written by these templates.
    ///
    /// # Errors
    /// When a template fails.
    pub fn write(
        kind: &'static str,
        to: Person,
        subject: String,
        text: &impl Template,
        html: &impl Template,
    ) -> Result<Self, AppError> {
        let text = text.render().map_err(AppError::internal)?;
        let html = html.render().map_err(AppError::internal)?;
        Ok(Self { kind, to, subject, text, html, calendar: None })
    }

    /// With something for the calendar.
    #[must_use]
    pub fn with_calendar(mut self, file: CalendarFile) -> Self {
        self.calendar = Some(file);
        self
    }
}
