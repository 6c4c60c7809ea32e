//! Mails to a real SMTP server on this machine.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod arrival;
mod encryption;
mod failures;
mod injection;
mod outbox;
mod peer;

use lamplight_mail::{Mail, Mailer, Patience, Person, Smtp};
use std::time::Duration;

const FROM: &str = "The house <house@example.org>";

fn mail(address: &str) -> Mail {
    Mail {
        id: "0197-first".to_owned(),
        to: Person { name: "Mira".to_owned(), address: address.to_owned() },
        subject: "Your seat".to_owned(),
        text: "Come in.\n".to_owned(),
        html: "<p>Come in.</p>\n".to_owned(),
        calendar: None,
        attachments: Vec::new(),
        unsubscribe: None,
    }
}

fn mailer(url: &str) -> Mailer {
    patient(url, Patience::default())
}

fn patient(url: &str, patience: Patience) -> Mailer {
    Mailer::by_smtp(FROM, Smtp::new(url, patience).unwrap()).unwrap()
}

/// Gives up on a step before long, though not on a busy machine.
fn impatient(url: &str) -> Mailer {
    let step = Duration::from_millis(1500);
    patient(url, Patience { step, whole: Duration::from_secs(20) })
}
