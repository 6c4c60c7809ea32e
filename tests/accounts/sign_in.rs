//! Coming in with a password.

use diesel::prelude::*;
use lamplight_schema::accounts::{auth_audit_log, login_sessions, users};

use super::{audit, is_known, sign_in};
use support::{PASSWORD, TestApp, unique};

#[tokio::test]
async fn nora_comes_in_by_name_or_by_address() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let address = format!("{}@lamplight.test", nora.username);
    for name in [nora.username.clone(), nora.username.to_uppercase(), format!(" {address} ")] {
        let browser = app.stranger();
        sign_in(&browser, &name, PASSWORD).await.leads_to("/evenings");
        assert!(is_known(&browser, "Nora").await);
        browser.get("/sign-in").await.leads_to("/evenings");
    }
    assert_eq!(audit(&app, nora.id), ["signed_in"; 3]);
}

#[tokio::test]
async fn whatever_is_wrong_the_words_are_the_same() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let gone = app.member("Gone");
    diesel::update(users::table.find(gone.id))
        .set(users::status.eq("suspended"))
        .execute(&mut app.db())
        .unwrap();
    let ida = app.guest("Ida");
    let mut seen = Vec::new();
    for (name, password) in [
        (nora.username.as_str(), "seven herons on a pier"),
        (&format!("{}@lamplight.test", nora.username), "seven herons on a pier"),
        (&unique("nobody"), PASSWORD),
        (&gone.username, PASSWORD),
        (&ida.id.to_string(), PASSWORD),
    ] {
        let page = sign_in(&app.stranger(), name, password).await;
        page.is(422).hides(password);
        assert_eq!(page.form_value("name").unwrap(), name);
        assert!(page.set_cookie("lamplight").is_none());
        seen.push(page.text);
    }
    seen.dedup();
    assert_eq!(seen.len(), 1, "{seen:#?}");
    assert_eq!(audit(&app, nora.id), ["sign_in_refused"; 2]);
    let refused = auth_audit_log::table.filter(auth_audit_log::event.eq("sign_in_refused"));
    assert_eq!(refused.count().get_result::<i64>(&mut app.db()).unwrap(), 5);
}

#[tokio::test]
async fn a_door_leads_where_one_wanted_to_go_and_never_out_of_the_house() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    for (next, to) in [
        ("/account/devices?x=1", "/account/devices?x=1"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
    ] {
        let browser = app.stranger();
        let fields = [("name", nora.username.as_str()), ("password", PASSWORD), ("next", next)];
        browser.post("/sign-in", &fields).await.leads_to(to);
    }
}

#[tokio::test]
async fn a_cookie_that_was_there_before_opens_nothing_afterwards() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    // Mallory puts a cookie of her own into Nora's browser and waits.
    let mallory = app.member("Mallory");
    let planted = mallory.cookie("lamplight").unwrap();
    let browser = app.stranger();
    browser.set_cookie("lamplight", &planted);

    sign_in(&browser, &nora.username, PASSWORD).await.is(303);
    assert!(is_known(&browser, "Nora").await);
    assert_ne!(browser.cookie("lamplight").unwrap(), planted);
    assert!(!is_known(&mallory, "Nora").await && !is_known(&mallory, "Mallory").await);
}

#[tokio::test]
async fn each_sign_in_is_a_session_of_its_own() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let browser = app.stranger();
    sign_in(&browser, &nora.username, PASSWORD).await.is(303);
    let first = browser.cookie("lamplight").unwrap();
    sign_in(&browser, &nora.username, PASSWORD).await.is(303);
    assert_ne!(browser.cookie("lamplight").unwrap(), first);
    let hers = login_sessions::table.filter(login_sessions::user_id.eq(nora.id));
    let count: i64 = hers.count().get_result(&mut app.db()).unwrap();
    assert_eq!(count, 2, "the builder's, and one for this browser");
}

#[tokio::test]
async fn the_light_somebody_chose_is_lit_where_they_sign_in() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    diesel::update(users::table.find(nora.id))
        .set(users::theme.eq("evening"))
        .execute(&mut app.db())
        .unwrap();
    let browser = app.stranger();
    sign_in(&browser, &nora.username, PASSWORD).await.is(303);
    assert!(browser.get("/").await.html.contains("data-theme=\"evening\""));
}
