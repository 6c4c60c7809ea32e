use crate::{
    mail, mailer,
    peer::{Peer, headers},
};
use lamplight_mail::{Attachment, Event, Mail, Method, Outcome, Person};

fn evening() -> Event {
    Event {
        uid: "evening-1@example.org".to_owned(),
        sequence: 0,
        stamp: "2031-03-01T09:00:00Z".parse().unwrap(),
        starts: "2031-03-30T18:30:00Z".parse().unwrap(),
        ends: "2031-03-30T22:00:00Z".parse().unwrap(),
        summary: "Mord im Schloß".to_owned(),
        location: "The hall".to_owned(),
        description: "Bring a hat.\nAnd a lie.".to_owned(),
        url: Some("https://example.org/e/1".parse().unwrap()),
        organizer: Some(Person { name: "Nora".to_owned(), address: "nora@example.org".to_owned() }),
        attendee: Some(Person { name: "Mira".to_owned(), address: "mira@example.org".to_owned() }),
    }
}

#[tokio::test]
async fn an_invitation_arrives_whole() {
    let peer = Peer::start(&[]);
    let sent = Mail {
        subject: "Einladung: Mord im Schloß 🕯".to_owned(),
        text: "Grüße,\n.\n.. and a line with dots\n".to_owned(),
        html: format!("<p>Grüße</p>{}\n", "<b>lang</b>".repeat(400)),
        calendar: Some(evening().file(Method::Request)),
        attachments: vec![Attachment {
            file_name: "Straße zum Schloß.txt".to_owned(),
            content_type: "text/plain; charset=utf-8".to_owned(),
            bytes: "geradeaus\n".into(),
        }],
        unsubscribe: Some("https://example.org/stop?who=mira&sig=abc".parse().unwrap()),
        ..mail("mira@example.org")
    };
    let outcome = mailer(&peer.url()).send(&sent).await;
    assert_eq!(outcome, Outcome::Sent("250 2.0.0 taken as 4711".to_owned()));

    let came = peer.only();
    assert_eq!(
        (&came["from"], &came["to"][0]),
        (&"house@example.org".into(), &"mira@example.org".into())
    );
    for (name, value) in [
        ("From", "The house <house@example.org>"),
        ("To", "Mira <mira@example.org>"),
        ("Subject", "Einladung: Mord im Schloß 🕯"),
        ("Message-ID", "<0197-first@example.org>"),
        ("Auto-Submitted", "auto-generated"),
        ("List-Unsubscribe", "<https://example.org/stop?who=mira&sig=abc>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("MIME-Version", "1.0"),
    ] {
        assert_eq!(headers(&came, name), [value]);
    }
    assert_eq!(headers(&came, "Date").len(), 1);
    assert_eq!(
        came["structure"],
        "multipart/mixed(multipart/alternative(text/plain, text/html, text/calendar), \
         application/ics, text/plain)"
    );
    let part = |at: usize| came["parts"][at].clone();
    assert_eq!(part(0)["text"], sent.text.replace('\n', "\r\n"));
    assert_eq!(part(1)["text"], sent.html.replace('\n', "\r\n"));
    let calendar = sent.calendar.unwrap().text;
    assert_eq!(part(2)["text"], calendar);
    assert_eq!(part(2)["parameters"]["method"], "REQUEST");
    assert!(calendar.contains("SUMMARY:Mord im Schloß\r\n"));
    assert_eq!((&part(3)["text"], &part(3)["file"]), (&calendar.into(), &"invite.ics".into()));
    assert_eq!(
        (&part(4)["text"], &part(4)["file"]),
        (&"geradeaus\n".into(), &"Straße zum Schloß.txt".into())
    );
    assert_eq!(part(4)["disposition"], "attachment");
    assert_eq!(came["defects"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn a_plain_mail_has_two_bodies_and_no_list() {
    let peer = Peer::start(&[]);
    let outcome = mailer(&peer.url()).send(&mail("mira@example.org")).await;
    assert!(matches!(outcome, Outcome::Sent(_)), "{outcome:?}");
    let came = peer.only();
    assert_eq!(came["structure"], "multipart/alternative(text/plain, text/html)");
    assert!(headers(&came, "List-Unsubscribe").is_empty());
}

/// A line of a mail may have 998 bytes, and a server may refuse one that has more.
#[tokio::test]
async fn a_link_that_is_too_long_for_a_header_keeps_no_mail_back() {
    let peer = Peer::start(&[]);
    let url = format!("https://example.org/{}", "x".repeat(1500));
    let sent = Mail { unsubscribe: Some(url.parse().unwrap()), ..mail("mira@example.org") };
    let outcome = mailer(&peer.url()).send(&sent).await;
    assert!(matches!(outcome, Outcome::Sent(_)), "{outcome:?}");
    let raw = peer.only()["raw"].as_str().unwrap().to_owned();
    assert!(raw.split("\r\n").all(|line| line.len() <= 998), "{raw}");
}

#[tokio::test]
async fn mails_share_a_connection_and_a_second_try_has_the_same_id() {
    let peer = Peer::start(&[]);
    let mailer = mailer(&peer.url());
    for _ in 0..2 {
        let outcome = mailer.send(&mail("mira@example.org")).await;
        assert!(matches!(outcome, Outcome::Sent(_)), "{outcome:?}");
    }
    let came = peer.received();
    assert_eq!(came[0]["connection"], came[1]["connection"]);
    assert_eq!(headers(&came[0], "Message-ID"), headers(&came[1], "Message-ID"));
}

#[tokio::test]
async fn addresses_in_other_scripts_arrive_where_they_are_known() {
    let peer = Peer::start(&[]);
    for (address, envelope) in [
        ("mira@bücher.example", "mira@xn--bcher-kva.example"),
        ("müller@example.org", "müller@example.org"),
        ("\"a@b\"@example.org", "\"a@b\"@example.org"),
        ("o'neill+games=1@example.org", "o'neill+games=1@example.org"),
    ] {
        let outcome = mailer(&peer.url()).send(&mail(address)).await;
        assert!(matches!(outcome, Outcome::Sent(_)), "{address}: {outcome:?}");
        assert_eq!(peer.received().last().unwrap()["to"][0], envelope);
    }
}
