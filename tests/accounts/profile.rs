//! What others call you, when it is evening, how much light.

use super::{is_known, sign_in};
use support::{PASSWORD, TestApp};

#[tokio::test]
async fn nora_changes_her_name_her_zone_and_her_light() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let page = nora.get("/account").await;
    assert_eq!(page.form_value("display_name").unwrap(), "Nora");
    assert_eq!(page.form_value("time_zone").unwrap(), "UTC");
    assert_eq!(page.form_value("theme").unwrap(), "system");

    let fields = [("display_name", "Nora & Co"), ("time_zone", "Asia/Tokyo"), ("theme", "evening")];
    let page = nora.post_and_follow("/account", &fields).await;
    page.shows("Kept.");
    assert_eq!(page.form_value("display_name").unwrap(), "Nora & Co");
    assert_eq!(page.form_value("time_zone").unwrap(), "Asia/Tokyo");
    assert_eq!(page.form_value("theme").unwrap(), "evening");
    assert!(page.html.contains("data-theme=\"evening\""));
    assert!(is_known(&nora, "Nora & Co").await);

    let fields = [("display_name", "Nora"), ("time_zone", "UTC"), ("theme", "system")];
    let page = nora.post_and_follow("/account", &fields).await;
    assert!(!page.html.contains("data-theme"));
}

#[tokio::test]
async fn the_light_at_the_foot_of_every_page_is_the_one_in_the_account() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    for (chosen, kept) in [("evening", "evening"), ("day", "day"), ("dusk", "system")] {
        nora.post("/theme", &[("theme", chosen), ("next", "/stories")]).await.leads_to("/stories");
        assert_eq!(nora.get("/account").await.form_value("theme").unwrap(), kept);
    }
    nora.post("/theme", &[("theme", "evening"), ("next", "/")]).await.is(303);
    let elsewhere = app.stranger();
    sign_in(&elsewhere, &nora.username, PASSWORD).await.is(303);
    assert!(elsewhere.get("/").await.html.contains("data-theme=\"evening\""));
    // A stranger's choice is their browser's.
    let stranger = app.stranger();
    stranger.post("/theme", &[("theme", "day"), ("next", "/")]).await.leads_to("/");
    assert!(stranger.get("/").await.html.contains("data-theme=\"day\""));
}

#[tokio::test]
async fn a_message_is_said_once() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let fields = [("display_name", "Nora"), ("time_zone", "UTC"), ("theme", "day")];
    nora.post_and_follow("/account", &fields).await.shows("Kept.");
    nora.get("/account").await.hides("Kept.");
}
