//! A new key, and what the old one has signed.

use std::process::Command;
use support::{TestApp, party::Party};

const OLD: &str = "the old key of the house, as long as it has to be";
const NEW: &str = "the new key of the house, as long as it has to be";

#[tokio::test]
async fn a_new_key_signs_nobody_out_and_ends_no_link() {
    let app = TestApp::with(|config| config.secret_key = Some(OLD.to_owned())).await;
    let party = Party::open(app, 6, "knows").await.with_guests(1).await;
    let link = party.guests[0].get(&party.seat("/link")).await.links("/seat/")[0].clone();
    let link = &link[link.find("/seat/").unwrap()..];
    let old_cookie = party.host.cookie("lamplight").unwrap();

    let rotated = party.app.second_house_with(|config| {
        config.secret_key = Some(NEW.to_owned());
        config.old_secret_keys = vec![OLD.to_owned()];
    });
    let host = party.host.over_at(&rotated);
    let page = host.get("/account").await;
    assert!(page.is(200).has("Nora"), "{page:?}");
    let line = page.set_cookie("lamplight").expect("a cookie that the new key has signed");
    assert!(line.contains("HttpOnly") && !line.contains(&old_cookie), "{line}");
    let again = host.get("/account").await;
    again.is(200);
    assert!(again.set_cookie("lamplight").is_none(), "once is enough");
    let stranger = party.app.stranger().over_at(&rotated);
    stranger.get(link).await.is(200);
    stranger.post(link, &[]).await.leads_to(&party.play());
    let new_link = party.guests[0].over_at(&rotated).get(&party.seat("/link")).await;
    let new_link = new_link.links("/seat/")[0].clone();
    assert!(!new_link.ends_with(link), "links are signed by the new key from now on");

    // Once the old key is gone, what the new one has signed still holds, and nothing else.
    let forgetful = party.app.second_house_with(|config| config.secret_key = Some(NEW.to_owned()));
    party.host.over_at(&forgetful).get("/account").await.is(200);
    party.app.stranger().over_at(&forgetful).get(link).await.is(404);
    let late = party.app.stranger().over_at(&forgetful);
    late.set_cookie("lamplight", &old_cookie);
    assert_ne!(late.get("/account").await.status, 200);
}

#[tokio::test]
async fn somebody_elses_cookie_is_not_made_good_by_a_rotation() {
    let app = TestApp::with(|config| {
        config.secret_key = Some(NEW.to_owned());
        config.old_secret_keys = vec![OLD.to_owned()];
    })
    .await;
    let strange = TestApp::with(|config| config.secret_key = Some("x".repeat(40))).await;
    let eve = app.stranger();
    eve.set_cookie("lamplight", &strange.member("Eve").cookie("lamplight").unwrap());
    let page = eve.get("/account").await;
    assert_ne!(page.status, 200);
    assert!(page.set_cookie("lamplight").is_none(), "{page:?}");
}

#[test]
fn the_command_adds_a_key_to_the_file_and_leaves_settings_alone() {
    let folder = tempfile::tempdir().unwrap();
    let run = |key: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lamplight"));
        command.arg("rotate-key").env("LAMPLIGHT_DATA_DIR", folder.path());
        command.env("LAMPLIGHT_SECRET_KEY", key).output().unwrap()
    };
    assert_eq!(run("").status.code(), Some(1), "there is no key yet");
    std::fs::write(folder.path().join("secret.key"), OLD.replace(' ', "-")).unwrap();
    let done = run("");
    assert_eq!(done.status.code(), Some(0));
    assert!(String::from_utf8(done.stdout).unwrap().contains("version 2"));
    let keys = || std::fs::read_to_string(folder.path().join("secret.key")).unwrap();
    assert_eq!(keys().lines().count(), 2);
    assert_eq!(run(NEW).status.code(), Some(1), "the key is not the file's");
    assert_eq!(keys().lines().count(), 2);
}
