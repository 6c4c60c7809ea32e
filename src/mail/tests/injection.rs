use crate::{
    mail, mailer,
    peer::{Peer, headers},
};
use lamplight_mail::{Attachment, Mail, Outcome, Person};
use serde_json::{Value, json};

const EXPECTED: [&str; 9] = [
    "Auto-Submitted",
    "Content-Type",
    "Date",
    "From",
    "List-Unsubscribe",
    "MIME-Version",
    "Message-ID",
    "Subject",
    "To",
];

fn typed() -> Vec<String> {
    let mut texts: Vec<String> = [
        "Mira\r\nBcc: all@example.org",
        "Mira\nBcc: all@example.org",
        "Mira\rBcc: all@example.org",
        "Mira\r\n\r\nA body of its own",
        "Mira\r\n.\r\nMAIL FROM:<x@example.org>",
        "\u{0}\u{1}\u{7f}\u{85}\u{2028}Bcc: all@example.org",
        "Mira\" <all@example.org>, \"",
        "Mira <all@example.org>, x",
        "Mira (comment",
        "Mira\\",
        "=?utf-8?q?Mira=0D=0ABcc:_all@example.org?=",
        "Mïra 老虎 🕯 مرحبا",
        "Grüße, \"Nora\"; und: \\ alle",
        "",
        " ",
        "%0d%0aBcc: all@example.org",
    ]
    .map(str::to_owned)
    .into();
    texts.push("x".repeat(5000));
    texts.push("ü".repeat(5000));
    texts.push("wörd word ".repeat(500));
    texts
}

/// One line as the mail should show it.
fn shown(text: &str, most: usize) -> String {
    let spaced = text.replace(|c: char| c.is_control() || c == '\u{2028}', " ");
    let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    line.chars().take(most - 1).chain(['…']).collect()
}

#[tokio::test]
async fn whatever_people_type_stays_in_its_header() {
    let peer = Peer::start(&[]);
    let mailer = mailer(&peer.url());
    for text in typed() {
        let outcome = mailer.send(&everywhere(&text)).await;
        assert!(matches!(outcome, Outcome::Sent(_)), "{text:?}: {outcome:?}");
        let came = peer.received().pop().unwrap();
        assert_eq!(came["to"], json!(["mira@example.org"]), "{text:?}");
        assert_eq!(names(&came), EXPECTED, "{text:?}");
        let addressees = json!([[shown(&text, 100), "mira@example.org"]]);
        assert_eq!(came["addressees"], addressees, "{text:?}");
        let subject = not_encoded(&shown(&text, 200));
        assert_eq!(headers(&came, "Subject"), [subject], "{text:?}");
        assert_eq!(came["parts"].as_array().unwrap().len(), 3, "{text:?}");
        let file = not_encoded(&shown(&text, 100));
        assert_eq!(came["parts"][2]["file"].as_str().unwrap_or(""), file, "{text:?}");
        let raw = came["raw"].as_str().unwrap();
        assert!(raw.split("\r\n").all(|line| line.len() <= 998), "{text:?}");
        assert!(!raw.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
    }
}

fn not_encoded(text: &str) -> String {
    text.replace("=?", "= ?")
}

/// A mail with `text` in every place that takes one.
fn everywhere(text: &str) -> Mail {
    let query: String = text.chars().take(90).collect();
    Mail {
        id: text.to_owned(),
        to: Person { name: text.to_owned(), address: "mira@example.org".to_owned() },
        subject: text.to_owned(),
        unsubscribe: Some(format!("http://example.org/stop?{query}").parse().unwrap()),
        attachments: vec![Attachment {
            file_name: text.to_owned(),
            content_type: text.to_owned(),
            bytes: b"x".into(),
        }],
        ..mail("")
    }
}

fn names(mail: &Value) -> Vec<&str> {
    let all = mail["headers"].as_array().unwrap();
    let mut names: Vec<_> = all.iter().map(|header| header[0].as_str().unwrap()).collect();
    names.sort_unstable();
    names
}

#[tokio::test]
async fn bodies_cannot_end_the_mail_and_begin_another() {
    let peer = Peer::start(&[]);
    let smuggled = "Hello\r\n.\r\nMAIL FROM:<x@example.org>\n.\nRCPT TO:<all@example.org>\r.\rDATA\n\
                    \n.\r\n--boundary\r\nFrom here\n";
    let sent =
        Mail { text: smuggled.to_owned(), html: smuggled.to_owned(), ..mail("mira@example.org") };
    let outcome = mailer(&peer.url()).send(&sent).await;
    assert!(matches!(outcome, Outcome::Sent(_)), "{outcome:?}");
    let came = peer.only();
    let whole = smuggled.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    assert_eq!(
        (&came["parts"][0]["text"], &came["parts"][1]["text"]),
        (&whole.clone().into(), &whole.into())
    );
}

#[tokio::test]
async fn an_address_is_one_recipient_or_none() {
    let peer = Peer::start(&[]);
    let mailer = mailer(&peer.url());
    for address in [
        "mira@example.org\r\nRCPT TO:<all@example.org>",
        "mira@example.org>\r\nDATA",
        "mira@example.org,all@example.org",
        "mira@example.org> SIZE=1 <all@example.org",
        "\"mira\r\n\"@example.org",
        "<mira@example.org>",
    ] {
        let outcome = mailer.send(&mail(address)).await;
        assert!(matches!(outcome, Outcome::Never(_)), "{address:?}: {outcome:?}");
    }
    assert!(peer.received().is_empty());
}
