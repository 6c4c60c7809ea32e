//! The way by which mails leave, as the settings say.

use crate::config::Config;
use lamplight_mail::{Mailer, Outbox, Smtp};

/// By the server that is configured, else into the folder `outbox` in the data directory.
///
/// # Errors
/// In words, when a setting is of no use; the settings were checked when they were read.
pub(crate) fn mailer(config: &Config) -> Result<Mailer, String> {
    let from = sender(config);
    match &config.smtp_url {
        Some(url) => {
            let smtp = Smtp::new(url, config.smtp_patience).map_err(|error| error.to_string())?;
            Mailer::by_smtp(&from, smtp)
        }
        None => Mailer::into_outbox(&from, Outbox::new(&config.data_dir.join("outbox"))),
    }
    .map_err(|error| format!("{from}: {error}"))
}

fn sender(config: &Config) -> String {
    let host = config.public_url.as_ref().and_then(url::Url::domain);
    let usual = || format!("Lamplight <lamplight@{}>", host.unwrap_or("localhost"));
    config.mail_from.clone().unwrap_or_else(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(pairs: &[(&str, &str)]) -> Config {
        let value = |key: &str| {
            pairs.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned())
        };
        Config::from_lookup(value).unwrap()
    }

    #[test]
    fn every_house_has_a_sender() {
        for (url, from) in [
            ("", "Lamplight <lamplight@localhost>"),
            ("http://192.168.1.20:8080", "Lamplight <lamplight@localhost>"),
            ("https://lamplight.example", "Lamplight <lamplight@lamplight.example>"),
        ] {
            let config = config(&[("LAMPLIGHT_PUBLIC_URL", url)]);
            assert_eq!(sender(&config), from);
            assert!(mailer(&config).is_ok(), "{from}");
        }
        let config = config(&[("LAMPLIGHT_MAIL_FROM", "The house <house@example.org>")]);
        assert_eq!(sender(&config), "The house <house@example.org>");
    }
}
