//! Through PostgreSQL, on a connection that waits: a notice is heard the moment it comes.

use super::{CHANNEL, Failure, tells};
use crate::state::Core;
use actix_web::web::Data;
use std::{future::poll_fn, time::Duration};
use tokio::sync::mpsc;
use tokio_postgres::{AsyncMessage, Config, NoTls};
use url::Url;

/// How to reach the database at `url`; none if that needs what only libpq does, such as TLS.
pub(super) fn config(url: &str) -> Option<Config> {
    let url = Url::parse(url).ok()?;
    let mut config = Config::new();
    let decoded =
        |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    if !url.username().is_empty() {
        config.user(decoded(url.username()));
    }
    if let Some(password) = url.password() {
        config.password(decoded(password));
    }
    if let Some(host) = url.host_str().filter(|host| !host.is_empty()) {
        config.host(decoded(host));
    }
    if let Some(port) = url.port() {
        config.port(port);
    }
    config.dbname(decoded(url.path().trim_start_matches('/')));
    for (key, value) in url.query_pairs() {
        match (key.as_ref(), value.as_ref()) {
            ("host", host) => drop(config.host(host)),
            ("port", port) => drop(config.port(port.parse().ok()?)),
            ("user", user) => drop(config.user(user)),
            ("password", password) => drop(config.password(password)),
            ("dbname", name) => drop(config.dbname(name)),
            ("sslmode", "disable" | "allow" | "prefer") => {}
            ("sslmode" | "service" | "passfile" | "sslcert", _) => return None,
            // Patience and the like.
            _ => {}
        }
    }
    // As for all other connections: a server that has vanished is noticed.
    config.connect_timeout(Duration::from_secs(5));
    config.tcp_user_timeout(Duration::from_secs(10));
    config.keepalives_idle(Duration::from_secs(30));
    config.keepalives_interval(Duration::from_secs(5));
    config.keepalives_retries(3);
    config.application_name("lamplight notices");
    Some(config)
}

/// Tells and hears until the connection ends.
pub(super) async fn carry(core: &Data<Core>, config: &Config) -> Result<(), Failure> {
    let (client, mut connection) = config.connect(NoTls).await?;
    let (heard, mut notices) = mpsc::unbounded_channel();
    let reading = actix_web::rt::spawn(async move {
        while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
            match message {
                Ok(AsyncMessage::Notification(notice)) => {
                    if heard.send(notice.payload().to_owned()).is_err() {
                        return;
                    }
                }
                Ok(_) => {}
                Err(error) => return tracing::debug!(%error, "the connection for notices ended"),
            }
        }
    });
    client.batch_execute(&format!("listen {CHANNEL}")).await?;
    core.live.look_at_everything();
    let tell = client.prepare("select pg_notify($1, $2)").await?;
    while !core.is_closing() {
        tokio::select! {
            notice = notices.recv() => match notice {
                Some(notice) => core.live.heard(&notice),
                None => break,
            },
            notices = core.live.outgoing.next(), if tells(core) => {
                for notice in notices {
                    client.execute(&tell, &[&CHANNEL, &notice]).await?;
                }
            }
            // Looks whether the program is closing.
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
    }
    reading.abort();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio_postgres::config::Host;

    #[test]
    fn the_addresses_that_lamplight_makes_and_takes_are_understood() {
        let private = config("postgres:///lamplight?host=%2Frun%2Flamp&user=lamplight").unwrap();
        assert_eq!(private.get_hosts(), [Host::Unix("/run/lamp".into())]);
        assert_eq!(private.get_dbname(), Some("lamplight"));
        let other = config("postgres://nora:p%40ss@db.example:6432/lamp?tcp_user_timeout=10000");
        let other = other.unwrap();
        assert_eq!(other.get_hosts(), [Host::Tcp("db.example".into())]);
        assert_eq!((other.get_ports(), other.get_password()), (&[6432][..], Some(&b"p@ss"[..])));
        assert!(config("postgres://db.example/lamp?sslmode=require").is_none());
    }
}
