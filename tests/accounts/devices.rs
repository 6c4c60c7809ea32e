//! Where somebody is signed in.

use super::{audit, is_known};
use support::{PASSWORD, TestApp};

const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

#[tokio::test]
async fn nora_signs_out_on_the_phone_she_lost() {
    let app = TestApp::start().await;
    let (nora, phone) = (app.member("Nora"), app.stranger());
    let request = phone
        .request(reqwest::Method::POST, "/sign-in")
        .header("user-agent", PHONE)
        .form(&[("name", nora.username.as_str()), ("password", PASSWORD)]);
    phone.send(request).await.is(303);

    let page = nora.get("/account/devices").await;
    page.shows("Safari on an iPhone").shows("Now, here");
    let doors = page.links("/sign-out").into_iter().filter(|to| to.len() > 40).collect::<Vec<_>>();
    assert_eq!(doors.len(), 1, "one for the phone, none for this browser: {doors:?}");

    let page = nora.post_and_follow(&doors[0], &[]).await;
    page.shows("Signed out there.").hides("iPhone");
    assert!(!is_known(&phone, "Nora").await);
    assert!(is_known(&nora, "Nora").await);
    assert_eq!(audit(&app, nora.id), ["signed_in", "signed_out"]);
    nora.post(&doors[0], &[]).await.is(404);
}

#[tokio::test]
async fn nobody_signs_anybody_else_out() {
    let app = TestApp::start().await;
    let (nora, otto) = (app.member("Nora"), app.member("Otto"));
    let phone = app.signed_in(nora.id, "Nora");
    let page = nora.get("/account/devices").await;
    let door = page.links("/account/devices/").into_iter().find(|to| to.len() > 40).unwrap();
    otto.post(&door, &[]).await.is(404);
    otto.post("/account/devices/not-an-id/sign-out", &[]).await.is(404);
    assert!(is_known(&phone, "Nora").await);
}

#[tokio::test]
async fn everywhere_else_is_one_press() {
    let app = TestApp::start().await;
    let (nora, otto) = (app.member("Nora"), app.member("Otto"));
    let (phone, tablet) = (app.signed_in(nora.id, "Nora"), app.signed_in(nora.id, "Nora"));
    let page = nora.post_and_follow("/account/devices/sign-out", &[]).await;
    page.shows("here and nowhere else").hides("Sign out there");
    assert!(!is_known(&phone, "Nora").await && !is_known(&tablet, "Nora").await);
    assert!(is_known(&nora, "Nora").await && is_known(&otto, "Otto").await);
    let page = nora.post_and_follow("/account/devices/sign-out", &[]).await;
    page.shows("You were signed in nowhere else.");
}
