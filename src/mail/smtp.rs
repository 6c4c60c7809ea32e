//! Sending by SMTP.
//!
//! The blocking client of lettre, on tokio's threads for such things: the asynchronous one has
//! no time limit but for connecting, and when a call is given up it puts the connection back
//! into the pool in the middle of a dialogue, where the next mail would read this one's answer.

use lettre::{
    Message, SmtpTransport, Transport,
    transport::smtp::{Error, response::Response},
};
use std::time::Duration;

use crate::{BadServer, Outcome, server, text::one_line};

const REASON_CHARS: usize = 300;

/// How long a server may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For connecting, and for each answer.
    pub step: Duration,
    /// For one mail from beginning to end.
    pub whole: Duration,
}

impl Default for Patience {
    /// A minute for each step, since servers look a mail through before they take it, and three
    /// for the whole.
    fn default() -> Self {
        Self { step: Duration::from_secs(60), whole: Duration::from_secs(180) }
    }
}

/// An SMTP server, and connections to it that are kept for a minute after use. Cheap to clone.
#[derive(Clone)]
pub struct Smtp {
    transport: SmtpTransport,
    whole: Duration,
}

impl Smtp {
    /// The server at `url`, as in `smtp://user:password@host:port`; see `docs/mail.md`. Nothing
    /// is connected yet.
    ///
    /// # Errors
    /// When the address is of no use.
    pub fn new(url: &str, patience: Patience) -> Result<Self, BadServer> {
        let transport = server::transport(url, patience.step)?;
        Ok(Self { transport, whole: patience.whole })
    }

    pub(crate) async fn send(&self, message: Message) -> Outcome {
        let ascii = message.envelope().to().iter().all(|to| to.to_string().is_ascii());
        let transport = self.transport.clone();
        let sending = tokio::task::spawn_blocking(move || transport.send(&message));
        match tokio::time::timeout(self.whole, sending).await {
            Ok(Ok(Ok(response))) => Outcome::Sent(answer(&response)),
            Ok(Ok(Err(error))) => outcome(&error, ascii),
            Ok(Err(stopped)) => Outcome::Later(stopped.to_string()),
            Err(_) => Outcome::Later(format!("not done within {} s", self.whole.as_secs_f32())),
        }
    }
}

fn answer(response: &Response) -> String {
    let text = response.message().collect::<Vec<_>>().join(" ");
    one_line(&format!("{} {text}", response.code()), REASON_CHARS)
}

/// `ascii`: whether the recipient's address is.
fn outcome(error: &Error, ascii: bool) -> Outcome {
    let reason = one_line(&reason(error), REASON_CHARS);
    // A wrong password is the operator's to mend; the mails wait for it.
    let about_us = error
        .status()
        .is_some_and(|code| matches!(code.to_string().as_str(), "530" | "534" | "535" | "538"));
    // The client itself refuses to bring such an address to a server that does not know them.
    let cannot_be = error.is_client() && !ascii;
    if (error.is_permanent() && !about_us) || cannot_be {
        Outcome::Never(reason)
    } else {
        Outcome::Later(reason)
    }
}

/// The error with its causes.
fn reason(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let more = error.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = error.source();
    }
    text
}
