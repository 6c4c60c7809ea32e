//! Who sends, and how.

use lettre::message::Mailbox;

use crate::{BadAddress, Mail, Outbox, Smtp, address, compose};

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken; what the server answered, or where the file is.
    Sent(String),
    /// Not now: try again. The server is away, busy or not set up, and says so.
    Later(String),
    /// Trying again is of no use: there is no such address, or the server refuses this mail.
    Never(String),
}

/// Sends mails as one sender. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(Smtp),
    Outbox(Outbox),
}

impl Mailer {
    /// A mailer by SMTP, `from` as in `Lamplight <house@example.org>`.
    ///
    /// # Errors
    /// When `from` is no address.
    pub fn by_smtp(from: &str, smtp: Smtp) -> Result<Self, BadAddress> {
        Ok(Self { from: address::sender(from)?, way: Way::Smtp(smtp) })
    }

    /// A mailer that writes files, for a house without a mail server.
    ///
    /// # Errors
    /// When `from` is no address.
    pub fn into_outbox(from: &str, outbox: Outbox) -> Result<Self, BadAddress> {
        Ok(Self { from: address::sender(from)?, way: Way::Outbox(outbox) })
    }

    /// Sends one mail, once. It answers within [`Patience::whole`](crate::Patience); a mail that
    /// is to be tried `Later` may have arrived after all, and has the same id the next time.
    pub async fn send(&self, mail: &Mail) -> Outcome {
        let message = match compose::message(&self.from, mail) {
            Ok(message) => message,
            Err(error) => return Outcome::Never(error.to_string()),
        };
        match &self.way {
            Way::Smtp(smtp) => smtp.send(message).await,
            Way::Outbox(outbox) => outbox.keep(compose::id(mail), message.formatted()).await,
        }
    }
}
