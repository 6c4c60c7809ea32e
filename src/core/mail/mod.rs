//! Mails to people: a row of `mails` and a job that sends it.
//!
//! [`send`] belongs into the transaction that makes the mail necessary: nobody is written to about
//! what was undone, and no mail is lost when the mail server is away. `docs/mail.md` has the whole.

mod job;
mod letter;
mod qr;
mod send;
mod sweep;

pub use job::job;
pub use lamplight_mail::{CalendarFile, Event, Mailer, Method, Patience, Person};
pub use letter::Letter;
pub use qr::qr;
pub use send::{Became, became, send, withdraw};
pub use sweep::sweep;

/// A mail is tried so often, over about two days.
pub const ATTEMPTS: i32 = 17;

#[cfg(test)]
mod tests {
    use super::ATTEMPTS;
    use crate::queue::lease::pause;
    use chrono::Duration;

    #[test]
    fn a_mail_is_tried_for_two_days() {
        let tried: Duration = (1..ATTEMPTS).map(pause).sum();
        assert!((Duration::hours(42)..Duration::hours(54)).contains(&tried), "{tried}");
    }
}
