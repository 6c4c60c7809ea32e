//! What everything in one process shares.

use crate::{
    clock::Clock,
    closing::Closing,
    config::Config,
    db::{Db, Kind, Pool, address},
    error::AppError,
    listening::Hub,
    mailer,
    metrics::Metrics,
    queue::Jobs,
    store::Media,
};
use lamplight_mail::Mailer;
use lamplight_secrets::KeyRing;

/// What every request can reach. The database hangs off the gate, not off this.
pub struct Core {
    /// The settings.
    pub config: Config,
    /// Connections; taken by the gate, and by [`Core::unattended`].
    pub(crate) pool: Pool,
    /// Signs cookies and links, and encrypts.
    pub key: KeyRing,
    /// What time it is.
    pub clock: Clock,
    /// The queue of what is done beside the requests.
    pub jobs: Jobs,
    /// Sends mails; see [`mail::send`](crate::mail::send) for the way to it.
    pub mailer: Mailer,
    /// What `/metrics` shows.
    pub metrics: Metrics,
    /// Who listens to what.
    pub live: Hub,
    /// What people have uploaded.
    pub media: Media,
    /// Where the database itself is, for connections beside the pool.
    pub(crate) database_url: String,
    leaving: Closing,
    closing: Closing,
}

impl Core {
    /// Over the database at `url`, whose schema is current. Does not wait for it.
    ///
    /// # Errors
    /// In words: when mails cannot leave as the settings say, or two figures of the metrics have
    /// one name.
    pub fn new(config: Config, key: KeyRing, url: &str) -> Result<Self, String> {
        let closing = Closing::default();
        Ok(Self {
            metrics: Metrics::new().map_err(|error| error.to_string())?,
            clock: Clock::default(),
            jobs: Jobs::default(),
            mailer: mailer::mailer(&config)?,
            pool: Pool::new(url, config.pool_size, config.pooled),
            key,
            media: Media::new(&config),
            live: Hub::new(closing.clone()),
            database_url: config
                .direct_url
                .as_deref()
                .map_or_else(|| url.to_owned(), address::with_patience),
            leaving: Closing::default(),
            config,
            closing,
        })
    }

    /// Does `work` that nobody asked for over the network: jobs, presence, what is put in place
    /// at the start. A request has to come through the gate.
    ///
    /// # Errors
    /// `Unavailable` without a connection, else the error of `work`.
    pub fn unattended<T, E>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, AppError>
    where
        AppError: From<E>,
    {
        self.pool.with(Kind::Job, work)
    }

    /// The whole address of a page, as people outside of a page of ours need it.
    pub fn link(&self, path: &str) -> String {
        let base = self.config.public_url.as_ref().map_or("", |url| url.as_str());
        format!("{}{path}", base.trim_end_matches('/'))
    }

    /// The program is to end soon: whoever asks whether it is ready is told to go elsewhere.
    pub fn leave(&self) {
        self.leaving.say();
    }

    /// Whether it is.
    pub fn is_leaving(&self) -> bool {
        self.leaving.is_said() || self.is_closing()
    }

    /// The program is to end: what runs beside the requests ends too.
    pub fn close(&self) {
        self.closing.say();
        self.live.close();
        self.jobs.wake();
    }

    /// Whether the program is about to end.
    pub fn is_closing(&self) -> bool {
        self.closing.is_said()
    }
}
