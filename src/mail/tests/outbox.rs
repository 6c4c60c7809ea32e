use crate::{FROM, mail};
use lamplight_mail::{Mail, Mailer, Outbox, Outcome};
use std::{fs, os::unix::fs::PermissionsExt};

#[tokio::test]
async fn a_house_without_a_server_finds_its_mails_in_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data/outbox");
    let mailer = Mailer::into_outbox(FROM, Outbox::new(&folder)).unwrap();
    for id in ["first", "../second\0", "first"] {
        let outcome = mailer.send(&Mail { id: id.to_owned(), ..mail("mira@example.org") }).await;
        assert!(matches!(outcome, Outcome::Sent(_)), "{outcome:?}");
    }
    let mut names: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["-second-.eml", "first.eml"], "one for each mail, and no drafts");
    let text = fs::read_to_string(folder.join("first.eml")).unwrap();
    assert!(text.contains("Subject: Your seat\r\n") && text.contains("<p>Come in.</p>"), "{text}");
    assert_eq!(fs::metadata(folder.join("first.eml")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
}

#[tokio::test]
async fn a_folder_that_cannot_be_is_tried_again() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let mailer = Mailer::into_outbox(FROM, Outbox::new(&file.path().join("outbox"))).unwrap();
    let outcome = mailer.send(&mail("mira@example.org")).await;
    assert!(matches!(outcome, Outcome::Later(_)), "{outcome:?}");
}
