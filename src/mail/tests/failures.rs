use crate::{impatient, mail, mailer, patient, peer::Peer};
use lamplight_mail::{Outcome, Patience};
use std::{
    net::TcpListener,
    time::{Duration, Instant},
};

fn later(outcome: &Outcome, why: &str) {
    assert!(matches!(outcome, Outcome::Later(reason) if reason.contains(why)), "{outcome:?}");
}

fn never(outcome: &Outcome, why: &str) {
    assert!(matches!(outcome, Outcome::Never(reason) if reason.contains(why)), "{outcome:?}");
}

#[tokio::test]
async fn a_busy_server_is_asked_again_and_a_refusal_is_final() {
    let peer = Peer::start(&[]);
    let mailer = mailer(&peer.url());
    later(&mailer.send(&mail("busy451@example.org")).await, "451");
    never(&mailer.send(&mail("nobody550@example.org")).await, "no such person");
    never(&mailer.send(&mail("full552@example.org")).await, "552");
    assert!(peer.received().is_empty());
}

#[tokio::test]
async fn a_server_that_goes_away_is_asked_again() {
    let peer = Peer::start(&[]);
    let mailer = mailer(&peer.url());
    later(&mailer.send(&mail("away@example.org")).await, "");
    later(&mailer.send(&mail("away421@example.org")).await, "421");
    assert!(matches!(mailer.send(&mail("mira@example.org")).await, Outcome::Sent(_)));
    assert_eq!(peer.only()["to"][0], "mira@example.org");
}

/// The next mail must not read the answer that this one waited for.
#[tokio::test]
async fn a_server_that_hangs_is_left_in_time_and_the_next_mail_has_its_own_answer() {
    let peer = Peer::start(&[]);
    let mailer = impatient(&peer.url());
    for address in ["hang@example.org", "late@example.org"] {
        let begun = Instant::now();
        later(&mailer.send(&mail(address)).await, "");
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        never(&mailer.send(&mail("nobody550@example.org")).await, "no such person");
        assert!(matches!(mailer.send(&mail("mira@example.org")).await, Outcome::Sent(_)));
    }
    assert_eq!(peer.received().len(), 2);
}

#[tokio::test]
async fn an_answer_without_an_end_is_not_waited_for() {
    let peer = Peer::start(&[]);
    let patience = Patience { step: Duration::from_secs(60), whole: Duration::from_millis(400) };
    let (mailer, mail) = (patient(&peer.url(), patience), mail("drip@example.org"));
    let outcome = tokio::time::timeout(Duration::from_secs(10), mailer.send(&mail)).await;
    later(&outcome.expect("an outcome in time"), "not done within 0.4 s");
}

#[tokio::test]
async fn nobody_there_means_later() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let gone = mailer(&format!("smtp://127.0.0.1:{port}")).send(&mail("mira@example.org")).await;
    later(&gone, "refused");

    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://127.0.0.1:{}", silent.local_addr().unwrap().port());
    later(&impatient(&url).send(&mail("mira@example.org")).await, "");

    let nowhere = mailer("smtp://nowhere.invalid:25").send(&mail("mira@example.org")).await;
    later(&nowhere, "");
}

#[tokio::test]
async fn an_address_that_cannot_be_is_final_before_anybody_is_asked() {
    let mailer = mailer("smtp://nowhere.invalid:25");
    for address in ["mira", "a b@example.org", "mira@example.org, jonas@example.org"] {
        never(&mailer.send(&mail(address)).await, "cannot be a mail address");
    }
    let peer = Peer::start(&["--plain-ascii"]);
    never(&crate::mailer(&peer.url()).send(&mail("müller@example.org")).await, "SMTPUTF8");
}

/// Otherwise a mistyped password would throw away every mail that waits.
#[tokio::test]
async fn mails_wait_while_the_password_is_wrong() {
    let peer = Peer::start(&["--login", "nora:p:w/d@ü"]);
    let url = |login: &str| format!("smtp://{login}@127.0.0.1:{}", peer.port);
    later(&mailer(&url("nora:wrong")).send(&mail("mira@example.org")).await, "535");
    later(&mailer(&peer.url()).send(&mail("mira@example.org")).await, "530");
    let right = url("nora:p%3Aw%2Fd%40%C3%BC");
    let outcome = mailer(&right).send(&mail("mira@example.org")).await;
    assert!(matches!(outcome, Outcome::Sent(_)), "{outcome:?}");
    assert_eq!(peer.only()["login"], true);
}
