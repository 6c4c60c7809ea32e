//! Calendar files (RFC 5545) for one event at one time.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, EventLike, EventStatus, Property};

use crate::{
    mail::Person,
    text::{lines, one_line},
};

const LINE_CHARS: usize = 300;
const PRODUCT: &str = "-//Lamplight//Lamplight//EN";

/// What a calendar is asked to do with an event (RFC 5546).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Take it in. Nobody is asked to answer.
    Publish,
    /// Take it in or change it, and answer the organizer by mail: needs an organizer who reads
    /// mail, and an attendee.
    Request,
    /// Strike it out. `uid`, and organizer if there was one, are those of before.
    Cancel,
}

impl Method {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// A finished calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// What it asks for; the mail says the same beside it.
    pub method: Method,
    /// The file's text, `text/calendar` in UTF-8.
    pub text: String,
}

/// Something that takes place once.
#[derive(Clone)]
pub struct Event {
    /// Names it in every calendar, for good: `<uuid>@<the house's domain>`, say.
    pub uid: String,
    /// 0 at first, and higher with every change.
    pub sequence: u32,
    /// When this version was made.
    pub stamp: DateTime<Utc>,
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// When it ends.
    pub ends: DateTime<Utc>,
    /// What it is called; one line.
    pub summary: String,
    /// Where it is; one line, may be empty.
    pub location: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Its page.
    pub url: Option<url::Url>,
    /// Who may change it and gets the answers.
    pub organizer: Option<Person>,
    /// Who is invited.
    pub attendee: Option<Person>,
}

impl Event {
    /// The file that asks a calendar for `method`.
    pub fn file(&self, method: Method) -> CalendarFile {
        let mut calendar = Calendar::empty();
        calendar.append_property(("VERSION", "2.0"));
        calendar.append_property(("PRODID", PRODUCT));
        calendar.append_property(("METHOD", method.name()));
        calendar.push(self.component(method));
        CalendarFile { method, text: calendar.to_string() }
    }

    fn component(&self, method: Method) -> icalendar::Event {
        let mut event = icalendar::Event::new();
        event
            .uid(&one_line(&self.uid, LINE_CHARS))
            .sequence(self.sequence)
            .timestamp(self.stamp)
            .starts(self.starts)
            .ends(self.ends)
            .summary(&one_line(&self.summary, LINE_CHARS))
            .status(match method {
                Method::Cancel => EventStatus::Cancelled,
                Method::Publish | Method::Request => EventStatus::Confirmed,
            });
        if !self.location.is_empty() {
            event.location(&one_line(&self.location, LINE_CHARS));
        }
        if !self.description.is_empty() {
            event.description(&lines(&self.description));
        }
        if let Some(url) = &self.url {
            event.url(url.as_str());
        }
        if let Some(organizer) = &self.organizer {
            event.append_property(party("ORGANIZER", organizer));
        }
        if let Some(attendee) = &self.attendee {
            let mut property = party("ATTENDEE", attendee);
            property.add_parameter("ROLE", "REQ-PARTICIPANT");
            if method == Method::Request {
                property.add_parameter("PARTSTAT", "NEEDS-ACTION").add_parameter("RSVP", "TRUE");
            }
            event.append_property(property);
        }
        event.done()
    }
}

fn party(key: &str, person: &Person) -> Property {
    // An address in a URI; nothing in it may end the value.
    let address = person.address.replace(|c: char| c.is_control() || c.is_whitespace(), "");
    let mut property = Property::new(key, format!("mailto:{address}"));
    // RFC 5545 has no way to write a quotation mark there.
    let name = one_line(&person.name, LINE_CHARS).replace('"', "'");
    if !name.is_empty() {
        property.add_parameter("CN", &name);
    }
    property
}

#[cfg(test)]
mod tests;
