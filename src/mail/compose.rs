//! A mail as it goes over the wire (RFC 5322, MIME).

use lettre::{
    Message,
    address::Envelope,
    message::{
        Attachment as Part, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use std::time::SystemTime;

use crate::{
    Attachment, BadAddress, CalendarFile, Mail, address,
    text::{lines, one_line},
};

const SUBJECT_CHARS: usize = 200;
const FILE_NAME_CHARS: usize = 100;
const ID_CHARS: usize = 100;
// A line of a mail has at most 998 (RFC 5322), and a URL cannot be broken.
const URL_BYTES: usize = 900;

/// The whole message, with its envelope.
pub(crate) fn message(from: &Mailbox, mail: &Mail) -> Result<Message, BadAddress> {
    let to = address::mailbox(&mail.to)?;
    // Named here, or it would be read back out of the headers.
    let envelope = Envelope::new(Some(from.email.clone()), vec![to.email.clone()]);
    let message_id = format!("<{}@{}>", id(mail), from.email.domain());
    let mut builder = Message::builder()
        .envelope(envelope.map_err(|_| BadAddress)?)
        .from(from.clone())
        .to(to)
        .subject(not_encoded(&mail.subject, SUBJECT_CHARS))
        .date(now())
        .message_id(Some(message_id))
        // Nobody's "I am away" answers a machine (RFC 3834).
        .raw_header(ascii("Auto-Submitted", "auto-generated"));
    if let Some(url) = mail.unsubscribe.as_ref().filter(|url| url.as_str().len() <= URL_BYTES) {
        builder = builder.raw_header(ascii("List-Unsubscribe", &format!("<{url}>")));
        if url.scheme() == "https" {
            let one_click = ascii("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            builder = builder.raw_header(one_click);
        }
    }
    // It fails without a sender or a recipient only, and has both.
    builder.multipart(body(mail)).map_err(|_| BadAddress)
}

/// The date of a mail that leaves now. It decides nothing.
#[expect(clippy::disallowed_methods, reason = "this crate knows no clock of the house")]
fn now() -> SystemTime {
    SystemTime::now()
}

/// The mail's id with nothing in it that a header or a file name could stumble over.
pub(crate) fn id(mail: &Mail) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let id: String =
        mail.id.chars().take(ID_CHARS).map(|c| if fits(c) { c } else { '-' }).collect();
    let id = id.trim_matches('.').replace("..", ".-");
    if id.is_empty() { "unnamed".to_owned() } else { id }
}

/// Plain letters go out as they are, and these two would be read as the beginning of an encoded
/// word, which may hold anything.
fn not_encoded(typed: &str, most: usize) -> String {
    one_line(typed, most).replace("=?", "= ?")
}

/// A header whose value is ours or a URL, which is ASCII without line breaks: a long one must
/// not be broken.
fn ascii(name: &'static str, value: &str) -> HeaderValue {
    let value: String = value.chars().filter(char::is_ascii_graphic).collect();
    let name = HeaderName::new_from_ascii_str(name);
    HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value)
}

fn body(mail: &Mail) -> MultiPart {
    let mut readings = MultiPart::alternative()
        .singlepart(SinglePart::plain(lines(&mail.text)))
        .singlepart(SinglePart::html(lines(&mail.html)));
    if let Some(calendar) = &mail.calendar {
        readings = readings.singlepart(invitation(calendar));
    }
    if mail.calendar.is_none() && mail.attachments.is_empty() {
        return readings;
    }
    let whole = MultiPart::mixed().multipart(readings);
    // Some programs show the invitation in its place, others only know files.
    let whole = mail.calendar.iter().map(calendar_file).fold(whole, MultiPart::singlepart);
    mail.attachments.iter().map(attachment).fold(whole, MultiPart::singlepart)
}

fn invitation(calendar: &CalendarFile) -> SinglePart {
    let kind = format!("text/calendar; charset=utf-8; method={}", calendar.method.name());
    SinglePart::builder().content_type(content_type(&kind)).body(calendar.text.clone())
}

fn calendar_file(calendar: &CalendarFile) -> SinglePart {
    let kind = content_type("application/ics");
    Part::new("invite.ics".to_owned()).body(calendar.text.clone(), kind)
}

fn attachment(file: &Attachment) -> SinglePart {
    let name = not_encoded(&file.file_name, FILE_NAME_CHARS);
    Part::new(name).body(file.bytes.clone(), content_type(&file.content_type))
}

fn content_type(written: &str) -> ContentType {
    let one = |text: &str| ContentType::parse(text).ok();
    let printable = written.chars().all(|c| c.is_ascii() && !c.is_ascii_control());
    let known = if printable { one(written) } else { None };
    known.or_else(|| one("application/octet-stream")).unwrap_or(ContentType::TEXT_PLAIN)
}
