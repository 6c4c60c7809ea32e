//! Sending finished mails, and calendar files for them.
//!
//! A [`Mail`] is finished: its subject and its two bodies, plain and HTML, are written. A
//! [`Mailer`] brings it to an SMTP server, or into a folder where none is configured, and
//! answers with an [`Outcome`] that tells a queue whether to try again. It keeps nothing and
//! tries nothing twice by itself.
//!
//! What people typed may stand in names, subjects, bodies and addresses: nothing of it can
//! become a header, a second recipient or a command. `docs/mail.md` is for operators.

mod address;
mod calendar;
mod compose;
mod mail;
mod mailer;
mod outbox;
mod server;
mod smtp;
mod text;

pub use address::BadAddress;
pub use calendar::{CalendarFile, Event, Method};
pub use mail::{Attachment, Mail, Person};
pub use mailer::{Mailer, Outcome};
pub use outbox::Outbox;
pub use server::BadServer;
pub use smtp::{Patience, Smtp};
