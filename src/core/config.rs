//! Settings from the environment, checked at start, all mistakes reported at once.

use lamplight_embedded_postgres as embedded;
use lamplight_mail::{Mailer, Outbox, Patience, Smtp};
use lamplight_media::storage::S3Settings;
use std::{net::SocketAddr, path::PathBuf, time::Duration};
use url::Url;

/// Everything that can be set from outside. The README lists every key.
#[derive(Debug, Clone)]
pub struct Config {
    /// `DATABASE_URL`: a PostgreSQL to use. Without it Lamplight runs its own.
    pub database_url: Option<String>,
    /// `LAMPLIGHT_PGBOUNCER`: that is a pooler which gives each transaction another connection.
    pub pooled: bool,
    /// `LAMPLIGHT_DIRECT_DATABASE_URL`: the PostgreSQL behind that pooler, for migrations and notices.
    pub direct_url: Option<String>,
    /// `LAMPLIGHT_DATA_DIR`: where the private database and the secret key live.
    pub data_dir: PathBuf,
    /// `LAMPLIGHT_PG_BIN`: the folder of PostgreSQL's programs, if they are not found.
    pub pg_bin: Option<PathBuf>,
    /// `LAMPLIGHT_LISTEN`: address and port; port 0 picks one.
    pub listen: SocketAddr,
    /// `LAMPLIGHT_PUBLIC_URL`: what people type; for links and QR codes.
    pub public_url: Option<Url>,
    /// `LAMPLIGHT_SECRET_KEY`: signs cookies and seat links; made and kept in the data
    /// directory when missing.
    pub secret_key: Option<String>,
    /// `LAMPLIGHT_OLD_SECRET_KEYS`: earlier ones, with commas in between, that still verify and
    /// decrypt.
    pub old_secret_keys: Vec<String>,
    /// `LAMPLIGHT_SMTP_URL`: the mail server; without one mails are files in the data directory.
    pub smtp_url: Option<String>,
    /// `LAMPLIGHT_MAIL_FROM`: who mails are from.
    pub mail_from: Option<String>,
    /// How long the mail server may take; not set from outside.
    pub smtp_patience: Patience,
    /// `LAMPLIGHT_METRICS_TOKEN`: who may read `/metrics`; nobody when missing.
    pub metrics_token: Option<String>,
    /// `REDIS_URL`: a Redis by which processes tell one another what has changed; PostgreSQL
    /// when missing.
    pub redis_url: Option<String>,
    /// `LAMPLIGHT_POOL_SIZE`: connections to the database.
    pub pool_size: u32,
    /// `LAMPLIGHT_WORKERS`: web server threads.
    pub workers: usize,
    /// `LAMPLIGHT_CLOSING_NOTICE`: how long `/readyz` says no before the house closes.
    pub closing_notice: Duration,
    /// `LAMPLIGHT_TRUST_PROXY`: believe `X-Forwarded-For` of the proxy in front.
    pub trust_proxy: bool,
    /// `LAMPLIGHT_BCRYPT_COST`: how slow a password is to guess.
    pub bcrypt_cost: u32,
    /// `LAMPLIGHT_RATE_LIMIT_FACTOR`: multiplies every rate limit; 0 turns them off.
    pub rate_limit_factor: u32,
    /// `LAMPLIGHT_STATIC_DIR`: serve static files from this folder instead of those built in.
    pub static_dir: Option<PathBuf>,
    /// `LAMPLIGHT_S3_BUCKET` and its neighbours: the bucket for what people upload; a folder in
    /// the data directory when missing.
    pub s3: Option<S3Settings>,
    /// The program that is started as a worker for pictures; this one when missing. Not from the
    /// environment: tests are another program.
    pub worker_program: Option<PathBuf>,
}

impl Config {
    /// Reads the process's environment.
    ///
    /// # Errors
    /// Every mistake, in words.
    pub fn from_env() -> Result<Self, Vec<String>> {
        Self::from_lookup(|key| std::env::var(key).ok())
    }

    /// Reads settings from `lookup`. An empty value counts as missing.
    ///
    /// # Errors
    /// Every mistake, in words.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<String>> {
        let mut keys = Keys { lookup, wrong: Vec::new() };
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let config = Self {
            database_url: keys.text("DATABASE_URL", is_postgres_url),
            pooled: keys.parsed("LAMPLIGHT_PGBOUNCER", false, "true or false"),
            direct_url: keys.text("LAMPLIGHT_DIRECT_DATABASE_URL", is_postgres_url),
            data_dir: keys
                .text("LAMPLIGHT_DATA_DIR", ok)
                .map_or_else(embedded::default_data_dir, PathBuf::from),
            pg_bin: keys.text("LAMPLIGHT_PG_BIN", ok).map(PathBuf::from),
            listen: keys.parsed(
                "LAMPLIGHT_LISTEN",
                SocketAddr::from(([127, 0, 0, 1], 8080)),
                "an address and a port, such as 0.0.0.0:8080",
            ),
            public_url: keys
                .text("LAMPLIGHT_PUBLIC_URL", is_public_url)
                .and_then(|url| Url::parse(&url).ok()),
            secret_key: keys.text("LAMPLIGHT_SECRET_KEY", is_long_secret),
            old_secret_keys: keys
                .text("LAMPLIGHT_OLD_SECRET_KEYS", are_long_secrets)
                .map_or_else(Vec::new, |all| listed(&all).map(str::to_owned).collect()),
            smtp_url: keys.text("LAMPLIGHT_SMTP_URL", is_smtp_url),
            mail_from: keys.text("LAMPLIGHT_MAIL_FROM", is_sender),
            smtp_patience: Patience::default(),
            metrics_token: keys.text("LAMPLIGHT_METRICS_TOKEN", is_token),
            redis_url: keys.text("REDIS_URL", is_redis_url),
            pool_size: keys.within("LAMPLIGHT_POOL_SIZE", 8, 2..=200),
            workers: keys.within("LAMPLIGHT_WORKERS", cores.clamp(1, 8), 1..=64),
            closing_notice: Duration::from_secs(keys.within(
                "LAMPLIGHT_CLOSING_NOTICE",
                1,
                0..=300,
            )),
            trust_proxy: keys.parsed("LAMPLIGHT_TRUST_PROXY", false, "true or false"),
            bcrypt_cost: keys.within("LAMPLIGHT_BCRYPT_COST", 12, 4..=16),
            rate_limit_factor: keys.within("LAMPLIGHT_RATE_LIMIT_FACTOR", 1, 0..=1_000_000),
            static_dir: keys.text("LAMPLIGHT_STATIC_DIR", ok).map(PathBuf::from),
            s3: keys.s3(),
            worker_program: None,
        };
        if config.pooled && (config.database_url.is_none() || config.direct_url.is_none()) {
            let both = "DATABASE_URL and LAMPLIGHT_DIRECT_DATABASE_URL";
            keys.wrong.push(format!("{both} must be set where LAMPLIGHT_PGBOUNCER is true"));
        }
        if keys.wrong.is_empty() { Ok(config) } else { Err(keys.wrong) }
    }

    /// Whether people reach Lamplight over TLS, so that cookies must not travel without it.
    pub fn is_secure(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
    }
}

type Check = fn(&str) -> Result<(), &'static str>;

struct Keys<L> {
    lookup: L,
    wrong: Vec<String>,
}

impl<L: Fn(&str) -> Option<String>> Keys<L> {
    fn raw(&self, key: &str) -> Option<String> {
        (self.lookup)(key).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn text(&mut self, key: &str, check: Check) -> Option<String> {
        let value = self.raw(key)?;
        if let Err(wanted) = check(&value) {
            self.wrong.push(format!("{key} must be {wanted}"));
        }
        Some(value)
    }

    /// The bucket, if there is one; then it has to be opened with something.
    fn s3(&mut self) -> Option<S3Settings> {
        let bucket = self.text("LAMPLIGHT_S3_BUCKET", ok);
        let endpoint = self.text("LAMPLIGHT_S3_ENDPOINT", is_public_url);
        let region = self.text("LAMPLIGHT_S3_REGION", ok);
        let path_style = self.parsed("LAMPLIGHT_S3_PATH_STYLE", false, "true or false");
        let key_id = self.text("LAMPLIGHT_S3_KEY_ID", ok);
        let secret = self.text("LAMPLIGHT_S3_SECRET", ok);
        let bucket = bucket?;
        let mut needed = |key: &str, value: Option<String>| {
            if value.is_none() {
                self.wrong.push(format!("{key} must be set where LAMPLIGHT_S3_BUCKET is"));
            }
            value.unwrap_or_default()
        };
        Some(S3Settings {
            key_id: needed("LAMPLIGHT_S3_KEY_ID", key_id),
            secret: needed("LAMPLIGHT_S3_SECRET", secret),
            endpoint,
            region: region.unwrap_or_else(|| "us-east-1".to_owned()),
            bucket,
            path_style,
        })
    }

    fn parsed<T: std::str::FromStr>(&mut self, key: &str, default: T, wanted: &str) -> T {
        let Some(value) = self.raw(key) else {
            return default;
        };
        value.parse().unwrap_or_else(|_| {
            self.wrong.push(format!("{key} must be {wanted}, not “{value}”"));
            default
        })
    }

    fn within<T>(&mut self, key: &str, default: T, range: std::ops::RangeInclusive<T>) -> T
    where
        T: std::str::FromStr + PartialOrd + std::fmt::Display + Copy,
    {
        let Some(value) = self.raw(key) else {
            return default;
        };
        match value.parse() {
            Ok(number) if range.contains(&number) => number,
            _ => {
                let (low, high) = (range.start(), range.end());
                self.wrong
                    .push(format!("{key} must be a number from {low} to {high}, not “{value}”"));
                default
            }
        }
    }
}

fn ok(_: &str) -> Result<(), &'static str> {
    Ok(())
}

fn is_postgres_url(value: &str) -> Result<(), &'static str> {
    let good = value.starts_with("postgres://") || value.starts_with("postgresql://");
    good.then_some(()).ok_or("a PostgreSQL address that begins with postgres://")
}

fn is_redis_url(value: &str) -> Result<(), &'static str> {
    let good = ["redis://", "rediss://", "unix://"].iter().any(|start| value.starts_with(start));
    good.then_some(()).ok_or("a Redis address that begins with redis://")
}

fn is_public_url(value: &str) -> Result<(), &'static str> {
    let good = Url::parse(value).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.path() == "/"
            && url.query().is_none()
    });
    good.then_some(())
        .ok_or("an http or https address without a path, such as https://lamplight.example")
}

fn is_long_secret(value: &str) -> Result<(), &'static str> {
    (value.len() >= 32).then_some(()).ok_or("at least 32 characters long")
}

fn listed(all: &str) -> impl Iterator<Item = &str> {
    all.split(',').map(str::trim).filter(|one| !one.is_empty())
}

fn are_long_secrets(value: &str) -> Result<(), &'static str> {
    let long = listed(value).all(|secret| is_long_secret(secret).is_ok());
    long.then_some(()).ok_or("keys with commas in between, each at least 32 characters long")
}

fn is_smtp_url(value: &str) -> Result<(), &'static str> {
    Smtp::new(value, Patience::default()).map(|_| ()).map_err(|_| {
        "a mail server’s address, such as smtp://user:password@mail.example:587 \
         (docs/mail.md says what else may stand in it)"
    })
}

fn is_sender(value: &str) -> Result<(), &'static str> {
    let sends = Mailer::into_outbox(value, Outbox::new(std::path::Path::new("")));
    sends.map(|_| ()).map_err(|_| "an address, such as The house <house@lamplight.example>")
}

fn is_token(value: &str) -> Result<(), &'static str> {
    (value.len() >= 16).then_some(()).ok_or("at least 16 characters long")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, Vec<String>> {
        Config::from_lookup(|key| {
            pairs.iter().find(|(k, _)| *k == key).map(|(_, v)| (*v).to_owned())
        })
    }

    #[test]
    fn nothing_set_is_a_working_configuration() {
        let config = read(&[]).unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert!(config.database_url.is_none() && !config.is_secure());
    }

    #[test]
    fn a_bucket_comes_with_what_opens_it() {
        let bucket = ("LAMPLIGHT_S3_BUCKET", "pictures");
        assert_eq!(read(&[bucket]).unwrap_err().len(), 2);
        let whole =
            read(&[bucket, ("LAMPLIGHT_S3_KEY_ID", "id"), ("LAMPLIGHT_S3_SECRET", "secret")]);
        assert_eq!(whole.unwrap().s3.unwrap().region, "us-east-1");
        assert!(read(&[]).unwrap().s3.is_none());
    }

    #[test]
    fn behind_a_pooler_the_database_itself_has_to_be_known() {
        let pooler = [
            ("DATABASE_URL", "postgres://localhost:6432/lamplight"),
            ("LAMPLIGHT_PGBOUNCER", "true"),
        ];
        assert_eq!(read(&pooler).unwrap_err().len(), 1);
        let direct = ("LAMPLIGHT_DIRECT_DATABASE_URL", "postgres://localhost/lamplight");
        assert!(read(&[pooler[0], pooler[1], direct]).unwrap().pooled);
    }

    #[test]
    fn every_mistake_is_named_at_once() {
        let wrong = read(&[
            ("DATABASE_URL", "mysql://x"),
            ("LAMPLIGHT_LISTEN", "8080"),
            ("LAMPLIGHT_PUBLIC_URL", "lamplight.example"),
            ("LAMPLIGHT_SECRET_KEY", "short"),
            ("LAMPLIGHT_POOL_SIZE", "0"),
            ("LAMPLIGHT_TRUST_PROXY", "perhaps"),
        ])
        .unwrap_err();
        assert_eq!(wrong.len(), 6, "{wrong:#?}");
        assert!(wrong[1].contains("LAMPLIGHT_LISTEN") && wrong[1].contains("8080"), "{}", wrong[1]);
    }
}
