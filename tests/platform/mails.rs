//! Mails on their way, with a mail server that misbehaves.

use crate::{
    office::{core, hours},
    peer::{Peer, headers},
};
use chrono::Duration;
use diesel::{Connection, prelude::*, result::Error};
use lamplight_core::{
    config::Config,
    mail::{self, ATTEMPTS, Became, Event, Letter, Method, Patience, Person},
};
use lamplight_schema::platform::mails;
use std::{fs, net::TcpListener};
use support::{TestApp, until};
use uuid::Uuid;

fn letter(address: &str) -> Letter {
    Letter {
        kind: "note",
        to: Person { name: "Mira".to_owned(), address: address.to_owned() },
        subject: "Bring the lantern".to_owned(),
        text: "It is dark by six.\n".to_owned(),
        html: "<p>It is dark by six.</p>".to_owned(),
        calendar: None,
    }
}

fn write(app: &TestApp, letter: &Letter) -> Uuid {
    let id = mail::send(&mut app.db(), letter, core(app).clock.now()).unwrap();
    core(app).jobs.wake();
    id
}

fn became(app: &TestApp, id: Uuid) -> Became {
    mail::became(&mut app.db(), &[id]).unwrap().remove(&id).unwrap()
}

async fn becomes(app: &TestApp, id: Uuid, what: &str, is: impl Fn(&Became) -> bool) -> Became {
    until(what, || std::future::ready(Some(became(app, id)).filter(&is))).await
}

fn by(url: &str) -> impl FnOnce(&mut Config) + use<> {
    let url = url.to_owned();
    move |config| {
        config.smtp_url = Some(url);
        config.mail_from = Some("The house <house@example.org>".to_owned());
        let step = std::time::Duration::from_millis(1500);
        config.smtp_patience = Patience { step, whole: std::time::Duration::from_secs(20) };
    }
}

#[tokio::test]
async fn a_mail_arrives_with_its_calendar_file_and_not_before_the_commit() {
    let peer = Peer::start(&[]);
    let app = TestApp::with(by(&peer.url())).await;
    let undone = app.db().transaction(|db| {
        mail::send(db, &letter("ben@example.org"), core(&app).clock.now())?;
        Err::<(), Error>(Error::RollbackTransaction)
    });
    assert!(undone.is_err());
    let now = core(&app).clock.now();
    let party = Event {
        uid: "party@example.org".to_owned(),
        sequence: 0,
        stamp: now,
        starts: now + hours(2),
        ends: now + hours(5),
        summary: "The Last Toast".to_owned(),
        location: String::new(),
        description: String::new(),
        url: None,
        organizer: None,
        attendee: None,
    };
    let id = write(&app, &letter("mira@example.org").with_calendar(party.file(Method::Publish)));
    becomes(&app, id, "the mail to be sent", |it| matches!(it, Became::Sent(_))).await;
    let mail = peer.only();
    assert_eq!(mail["to"][0], "mira@example.org");
    assert_eq!(headers(&mail, "subject"), ["Bring the lantern"]);
    assert_eq!(headers(&mail, "message-id"), [format!("<{id}@example.org>")]);
    assert!(mail["structure"].as_str().unwrap().contains("text/calendar"), "{}", mail["structure"]);
}

#[tokio::test]
async fn a_busy_server_is_asked_for_two_days_and_then_the_reason_is_kept() {
    let peer = Peer::start(&[]);
    let app = TestApp::with(by(&peer.url())).await;
    let begun = core(&app).clock.now();
    let id = write(&app, &letter("busy451@example.org"));
    let attempts = || {
        let attempts: i32 =
            mails::table.find(id).select(mails::attempts).first(&mut app.db()).unwrap();
        attempts
    };
    for attempt in 1..=ATTEMPTS {
        until("an attempt", || std::future::ready((attempts() >= attempt).then_some(()))).await;
        if attempt < ATTEMPTS {
            let waits =
                matches!(became(&app, id), Became::Waiting(Some(why)) if why.contains("451"));
            assert!(waits, "{:?}", became(&app, id));
            crate::office::becomes(&app, id, "the pause", |row| row.locked_by.is_none()).await;
            app.pass(crate::office::row(&app, id).run_at - core(&app).clock.now());
        }
    }
    let took = core(&app).clock.now() - begun;
    assert!(took > hours(36) && took < hours(60), "{took}");
    let failed = becomes(&app, id, "it to fail", |it| matches!(it, Became::Failed(_))).await;
    assert!(matches!(failed, Became::Failed(why) if why.contains("451")));
    assert!(crate::office::row(&app, id).failed_at.is_some());
}

#[tokio::test]
async fn an_address_that_is_refused_is_not_asked_again() {
    let peer = Peer::start(&[]);
    let app = TestApp::with(by(&peer.url())).await;
    let id = write(&app, &letter("nobody550@example.org"));
    let failed = becomes(&app, id, "the refusal", |it| matches!(it, Became::Failed(_))).await;
    assert!(matches!(failed, Became::Failed(why) if why.contains("no such person")));
    assert_eq!(crate::office::row(&app, id).attempts, 1);
}

#[tokio::test]
async fn a_server_that_hangs_delays_a_mail_and_loses_none() {
    let peer = Peer::start(&[]);
    let app = TestApp::with(by(&peer.url())).await;
    let stuck = write(&app, &letter("hang@example.org"));
    let fine = write(&app, &letter("mira@example.org"));
    becomes(&app, fine, "the other mail to be sent", |it| matches!(it, Became::Sent(_))).await;
    becomes(&app, stuck, "patience to end", |it| matches!(it, Became::Waiting(Some(_)))).await;
    assert_eq!(peer.received().len(), 1);
}

#[tokio::test]
async fn a_server_that_is_away_gets_the_mail_when_it_is_back() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let app = TestApp::with(by(&format!("smtp://127.0.0.1:{port}"))).await;
    let id = write(&app, &letter("mira@example.org"));
    becomes(&app, id, "a first attempt", |it| matches!(it, Became::Waiting(Some(_)))).await;
    let peer = Peer::start(&[]);
    let second = app.second_house_with(by(&peer.url()));
    second.state.core.clock.advance(hours(1));
    second.state.core.jobs.wake();
    becomes(&app, id, "the mail to be sent", |it| matches!(it, Became::Sent(_))).await;
    assert_eq!(peer.only()["to"][0], "mira@example.org");
}

#[tokio::test]
async fn without_a_server_mails_lie_in_the_outbox() {
    let app = TestApp::start().await;
    let id = write(&app, &letter("mira@example.org"));
    becomes(&app, id, "the mail to be kept", |it| matches!(it, Became::Sent(_))).await;
    let file = app.config().data_dir.join(format!("outbox/{id}.eml"));
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains("Subject: Bring the lantern"), "{text}");
}

#[tokio::test]
async fn after_a_month_nobody_knows_any_more_who_was_written_to_and_what() {
    let app = TestApp::start().await;
    let id = write(&app, &letter("mira@example.org"));
    becomes(&app, id, "the mail to be kept", |it| matches!(it, Became::Sent(_))).await;
    let address = || {
        let mail = mails::table.find(id).select((mails::to_address, mails::text, mails::reason));
        mail.first::<(Option<String>, Option<String>, Option<String>)>(&mut app.db()).unwrap()
    };
    app.pass(Duration::days(29));
    mail::sweep(&mut app.db(), core(&app).clock.now()).unwrap();
    assert_eq!(address().0.as_deref(), Some("mira@example.org"));
    // The hourly job does it.
    app.pass(Duration::days(2));
    until("it to be forgotten", || std::future::ready((address().0.is_none()).then_some(()))).await;
    assert_eq!(address(), (None, None, None));
    assert!(matches!(became(&app, id), Became::Sent(_)), "that there was one is still known");
}
