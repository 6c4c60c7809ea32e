//! Going out.

use diesel::prelude::*;
use lamplight_schema::accounts::login_sessions;

use super::{audit, is_known};
use support::TestApp;

#[tokio::test]
async fn who_signs_out_is_out_even_with_the_old_cookie() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let cookie = nora.cookie("lamplight").unwrap();
    assert!(nora.get("/evenings").await.header("cache-control").contains("no-store"));
    let out = nora.post("/sign-out", &[]).await;
    assert_eq!(out.header("clear-site-data"), r#""cache", "storage""#);
    let page = nora.follow(out).await;
    page.shows("You are signed out").shows("Sign in");
    assert_eq!(nora.cookie("lamplight"), None);

    nora.set_cookie("lamplight", &cookie);
    assert!(!is_known(&nora, "Nora").await);
    assert_eq!(audit(&app, nora.id), ["signed_out"]);
    let left: i64 = login_sessions::table.count().get_result(&mut app.db()).unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn who_goes_or_becomes_somebody_takes_nobody_along() {
    let app = TestApp::start().await;
    let (nora, ida, rosa) = (app.member("Nora"), app.guest("Ida"), app.guest("Rosa"));
    let (otto, phone) = (app.member("Otto"), app.signed_in(nora.id, "Nora"));
    let table = app.guest("Tom");
    nora.post("/sign-out", &[]).await.is(303);
    super::Filled::new("Ida").send(&ida).await.is(303);
    super::sign_in(&rosa, &nora.username, support::PASSWORD).await.is(303);
    assert!(is_known(&otto, "Otto").await && is_known(&phone, "Nora").await);
    let tom = login_sessions::table.filter(login_sessions::user_id.eq(table.id));
    let signed_in: i64 = tom.count().get_result(&mut app.db()).unwrap();
    assert_eq!(signed_in, 1, "he is still at his table");
}

#[tokio::test]
async fn a_stranger_can_ask_to_be_out_too() {
    let app = TestApp::start().await;
    app.stranger().post("/sign-out", &[]).await.leads_to("/");
}
