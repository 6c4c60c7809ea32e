//! A finished mail.

use crate::CalendarFile;

/// Somebody with a mailbox.
#[derive(Clone)]
pub struct Person {
    /// How they are called; may be empty.
    pub name: String,
    /// Their address, as they typed it.
    pub address: String,
}

/// A mail to one person, written to its last word. Not `Debug`: it holds links that let people in.
#[derive(Clone)]
pub struct Mail {
    /// Names this mail: the same each time it is tried, another for every other mail. Letters,
    /// digits, dots and hyphens. Becomes its `Message-ID`, by which a mailbox knows a copy.
    pub id: String,
    /// Who gets it.
    pub to: Person,
    /// One line; what is longer than 200 characters is cut.
    pub subject: String,
    /// The body for readers without HTML.
    pub text: String,
    /// The body as an HTML document.
    pub html: String,
    /// An invitation, a change or a cancellation that calendars take in.
    pub calendar: Option<CalendarFile>,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// Where a POST, without signing in, ends mails of this kind (RFC 8058). For mails that
    /// people may turn off; none for those they need, as with a new password. One of more than
    /// 900 bytes fits no header and is left out.
    pub unsubscribe: Option<url::Url>,
}

/// A file that comes with a mail.
#[derive(Clone)]
pub struct Attachment {
    /// Its name for the reader, at most 100 characters.
    pub file_name: String,
    /// Its media type, as in `application/pdf`; one that is none becomes
    /// `application/octet-stream`.
    pub content_type: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}
