//! The session cookie: what it says of itself, and how long it lasts.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_schema::accounts::login_sessions;

use super::{Filled, accounts_called, audit, is_known, sign_in};
use support::{Client, PASSWORD, TestApp};

fn expires_in(app: &TestApp, user: uuid::Uuid) -> Duration {
    let at: DateTime<Utc> = login_sessions::table
        .filter(login_sessions::user_id.eq(user))
        .select(login_sessions::expires_at)
        .first(&mut app.db())
        .expect("a login session");
    at - app.house().state.core.clock.now()
}

#[tokio::test]
async fn scripts_and_other_sites_do_not_get_it() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let page = sign_in(&app.stranger(), &nora.username, PASSWORD).await;
    let cookie = page.set_cookie("lamplight").expect("the cookie");
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=5184000"] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.contains("Secure") && !cookie.contains("Domain"), "{cookie}");
}

#[tokio::test]
async fn over_tls_it_is_bound_to_this_host_alone() {
    let app = TestApp::with(|config| {
        config.public_url = Some("https://lamplight.example".parse().unwrap());
    })
    .await;
    let page = Filled::new("Nora").send(&app.stranger()).await;
    let cookie = page.set_cookie("__Host-lamplight").expect("the cookie");
    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(page.header("strict-transport-security").contains("max-age"));
}

#[tokio::test]
async fn who_comes_back_stays_signed_in_and_is_written_down_once_a_day() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    assert!(nora.get("/").await.set_cookie("lamplight").is_none(), "it was renewed today");

    app.pass(Duration::days(2));
    assert!(expires_in(&app, nora.id) < Duration::days(58));
    let page = nora.get("/").await;
    let cookie = page.set_cookie("lamplight").expect("a new term");
    assert!(cookie.contains("Max-Age=5184000"), "{cookie}");
    assert!(expires_in(&app, nora.id) > Duration::days(59));
    assert!(nora.get("/").await.set_cookie("lamplight").is_none());
    assert!(is_known(&nora, "Nora").await);
}

#[tokio::test]
async fn who_stays_away_for_too_long_signs_in_again() {
    let app = TestApp::start().await;
    let (nora, otto) = (app.member("Nora"), app.member("Otto"));
    app.pass(Duration::days(59));
    assert!(is_known(&otto, "Otto").await);
    app.pass(Duration::days(2));
    assert!(is_known(&otto, "Otto").await, "he was here the day before yesterday");
    assert!(!is_known(&nora, "Nora").await);
    nora.get("/account").await.leads_to("/sign-in?next=%2Faccount");
}

#[tokio::test]
async fn a_private_page_is_kept_by_nobody_on_the_way() {
    let app = TestApp::start().await;
    let page = app.member("Nora").get("/account").await;
    assert_eq!(page.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn over_tls_no_cookie_travels_without_it() {
    let app = TestApp::with(|config| {
        config.public_url = Some("https://lamplight.example".parse().unwrap());
    })
    .await;
    let page = app.stranger().post("/theme", &[("theme", "day"), ("next", "/")]).await;
    assert!(page.set_cookie("theme").expect("the cookie").contains("; Secure"));
}

#[tokio::test]
async fn after_a_year_even_who_comes_every_day_signs_in_anew() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    for _ in 0..7 {
        app.pass(Duration::days(52));
        assert!(is_known(&nora, "Nora").await);
    }
    app.pass(Duration::days(2));
    assert!(!is_known(&nora, "Nora").await);
}

#[tokio::test]
async fn a_browser_that_keeps_no_cookies_is_told_so_and_not_sent_in_a_circle() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    // Each request with a new browser: none brings back what the one before was given.
    let forgetful = || Client::empty(&app.house().url);
    for form in ["/sign-in", "/register"] {
        forgetful().get(form).await.is(200).hides("no cookies");
    }
    for password in [PASSWORD, "wrong"] {
        let page = sign_in(&forgetful(), &nora.username, password).await;
        page.is(422).shows("This browser keeps no cookies").shows("So you are not signed in.");
        page.hides("do not belong together").hides(password);
        assert_eq!(page.form_value("name").as_ref(), Some(&nora.username), "it is still there");
    }
    assert!(audit(&app, nora.id).is_empty(), "no password was looked at");
    let new = Filled::new("Otto");
    let page = new.send(&forgetful()).await;
    page.is(422).shows("This browser keeps no cookies").shows("So no account was made.");
    assert_eq!(page.form_value("username").as_ref(), Some(&new.username), "it is still there");
    assert_eq!(accounts_called(&app, &new.username), 0);

    // Allowed now, on the page that said so; who has seen the form before comes in at once.
    let (laptop, phone) = (forgetful(), forgetful());
    sign_in(&laptop, &nora.username, PASSWORD).await.is(422);
    sign_in(&laptop, &nora.username, PASSWORD).await.leads_to("/evenings");
    assert!(is_known(&laptop, "Nora").await);
    phone.get("/register").await.is(200);
    new.send(&phone).await.is(303);
    assert!(is_known(&phone, "Otto").await);
}
