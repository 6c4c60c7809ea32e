//! Every form, with everything that no person would type.

use super::is_known;
use support::{Client, TestApp};

/// The forms and their fields. What is in the second list may be anything and is never refused.
const FORMS: [(&str, &[&str], &[&str]); 4] = [
    ("/register", &["display_name", "username", "email", "password"], &["time_zone", "next"]),
    ("/sign-in", &["name", "password"], &["next"]),
    ("/account", &["display_name", "time_zone", "theme"], &[]),
    ("/account/sign-in", &["email", "new_password", "password"], &[]),
];

const MARKUP: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

async fn fill(browser: &Client, path: &str, fields: &[&str], value: &str) -> support::Page {
    let filled: Vec<(&str, &str)> = fields.iter().map(|field| (*field, value)).collect();
    browser.post(path, &filled).await
}

#[tokio::test]
async fn nothing_at_all_is_answered_beside_the_fields() {
    let app = TestApp::start().await;
    for (path, fields, _) in FORMS {
        let browser = browser(&app, path);
        browser.post(path, &[]).await.is(422);
        let page = fill(&browser, path, fields, "   ").await;
        page.is(422);
        assert!(fields.iter().any(|field| page.problem(field).is_some()), "{path}: {page:?}");
    }
}

/// Registration and the door are for strangers, the rest is for members.
fn browser(app: &TestApp, path: &str) -> Client {
    if path.starts_with("/account") { app.member("Nora") } else { app.stranger() }
}

#[tokio::test]
async fn far_too_much_is_refused_before_it_hurts() {
    let app = TestApp::start().await;
    let (long, longer) = ("x".repeat(20_000), "x".repeat(300_000));
    for (path, fields, others) in FORMS {
        let browser = browser(&app, path);
        fill(&browser, path, fields, &long).await.is(422);
        for field in others.iter().chain(fields) {
            fill(&browser, path, &[field], &longer).await.is(413).shows("too much at once");
        }
    }
}

#[tokio::test]
async fn markup_stays_text() {
    let app = TestApp::start().await;
    for (path, fields, others) in FORMS {
        let browser = browser(&app, path);
        let all = [fields, others].concat();
        let page = fill(&browser, path, &all, MARKUP).await;
        page.is(422);
        assert!(!page.html.contains("<script>alert"), "{path}");
        assert!(!page.html.contains("<img src=x"), "{path}");
    }
}

#[tokio::test]
async fn letters_that_are_none_are_refused() {
    let app = TestApp::start().await;
    for (path, ..) in FORMS {
        let browser = browser(&app, path);
        for body in [
            b"name=%ff%fe&display_name=%c3%28&password=%ff&email=%ff".as_slice(),
            b"name=a%00b&display_name=a%00b&password=a%00b&email=a%00b",
            b"name=a&name=b&display_name=a&display_name=b&password=a&password=b&email=a&email=b",
        ] {
            browser.post_raw(path, body).await.is(400);
        }
        let request = browser.request(reqwest::Method::POST, path);
        let json = request.header("content-type", "application/json").body("{}");
        browser.send(json).await.is(400);
    }
}

#[tokio::test]
async fn control_characters_and_disguises_are_pointed_out() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    for name in ["No\nra", "No\u{7}ra", "\u{202e}aroN", "No\u{200b}ra"] {
        let fields = [("display_name", name), ("time_zone", "UTC"), ("theme", "day")];
        let page = nora.post("/account", &fields).await;
        if name == "No\nra" {
            page.is(303);
            continue;
        }
        assert!(page.problem("display_name").unwrap().contains("invisible"), "{page:?}");
    }
    assert!(is_known(&nora, "No ra").await, "a line break is a blank like any other");
}

#[tokio::test]
async fn choices_that_are_not_on_the_list_are_none() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    for (zone, theme, field) in [
        ("Europe/Atlantis", "day", "time_zone"),
        ("../../etc/passwd", "day", "time_zone"),
        ("UTC", "noon", "theme"),
    ] {
        let fields = [("display_name", "Nora"), ("time_zone", zone), ("theme", theme)];
        let page = nora.post("/account", &fields).await;
        page.is(422);
        assert!(page.problem(field).unwrap().contains("Choose one"), "{page:?}");
    }
}

#[tokio::test]
async fn an_address_that_nothing_can_have_is_simply_not_there() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    nora.get("/stories/a%00b/host").await.is(404);
    nora.get("/evenings?before=-100000-01-01T00:00:00Z").await.is(200);
    nora.get("/stories/mine?before=-100000-01-01T00:00:00Z").await.is(200);
}
