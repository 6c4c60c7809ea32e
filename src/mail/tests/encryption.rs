use crate::{mail, mailer, peer::Peer};
use lamplight_mail::Outcome;
use std::{fs, path::PathBuf};

struct Certificate {
    _dir: tempfile::TempDir,
    cert: PathBuf,
    key: PathBuf,
}

impl Certificate {
    fn for_localhost() -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let dir = tempfile::tempdir().unwrap();
        let (cert, key) = (dir.path().join("cert.pem"), dir.path().join("key.pem"));
        fs::write(&cert, made.cert.pem()).unwrap();
        fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        Self { _dir: dir, cert, key }
    }

    fn peer(&self, more: &[&str]) -> Peer {
        let files = ["--tls", self.cert.to_str().unwrap(), self.key.to_str().unwrap()];
        Peer::start(&[&files, more].concat())
    }
}

#[tokio::test]
async fn an_own_certificate_is_trusted_where_it_is_named() {
    let certificate = Certificate::for_localhost();
    let ca = certificate.cert.display();
    let (starttls, wrapped) = (certificate.peer(&[]), certificate.peer(&["--wrapped"]));
    for (peer, url) in [
        (&starttls, format!("smtp://localhost:{}?tls=required&ca={ca}", starttls.port)),
        (&starttls, format!("smtp://localhost:{}?tls=offered&ca={ca}", starttls.port)),
        (&wrapped, format!("smtps://localhost:{}?ca={ca}", wrapped.port)),
    ] {
        let outcome = mailer(&url).send(&mail("mira@example.org")).await;
        assert!(matches!(outcome, Outcome::Sent(_)), "{url}: {outcome:?}");
        assert_eq!(peer.received().last().unwrap()["encrypted"], true, "{url}");
    }
}

#[tokio::test]
async fn nothing_is_said_in_the_clear_or_to_a_stranger_where_encryption_is_required() {
    let certificate = Certificate::for_localhost();
    let (stranger, wrapped) = (certificate.peer(&[]), certificate.peer(&["--wrapped"]));
    let plain = Peer::start(&[]);
    for (peer, url, why) in [
        (&plain, format!("smtp://localhost:{}?tls=required", plain.port), "STARTTLS"),
        (&stranger, format!("smtp://localhost:{}?tls=required", stranger.port), "certificate"),
        (&stranger, format!("smtp://localhost:{}?tls=offered", stranger.port), "certificate"),
        (&wrapped, format!("smtps://localhost:{}", wrapped.port), "certificate"),
        (&plain, format!("smtps://localhost:{}", plain.port), ""),
    ] {
        let outcome = mailer(&url).send(&mail("mira@example.org")).await;
        assert!(
            matches!(&outcome, Outcome::Later(reason) if reason.contains(why)),
            "{url}: {outcome:?}"
        );
        assert!(peer.received().is_empty(), "{url}");
    }
}
