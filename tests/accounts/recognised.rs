//! Who is signed in is known in every room, and in every house.

use support::TestApp;

#[tokio::test]
async fn a_member_is_known_at_the_door_of_every_house() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    nora.get("/").await.is(200);
    assert!(nora.get("/").await.has("Nora, your account"));

    let second = app.second_house();
    assert!(nora.over_at(&second).get("/").await.has("Nora, your account"));
    app.stranger().get("/").await.hides("your account").shows("Sign in");
}

#[tokio::test]
async fn a_cookie_that_nobody_signed_is_nobodys() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let cookie = nora.cookie("lamplight").unwrap();
    let (mallory, end) = (app.stranger(), cookie.len() - 1);
    mallory.set_cookie("lamplight", &cookie[..end]);
    mallory.get("/").await.is(200).hides("your account");
    mallory.set_cookie("lamplight", "a%00b");
    mallory.get("/").await.is(200).hides("your account");
}
