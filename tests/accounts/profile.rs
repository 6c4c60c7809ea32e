//! What others call you, when it is evening, how much light.

use super::is_known;
use crate::support::TestApp;

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
async fn a_message_is_said_once() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let fields = [("display_name", "Nora"), ("time_zone", "UTC"), ("theme", "day")];
    nora.post_and_follow("/account", &fields).await.shows("Kept.");
    nora.get("/account").await.hides("Kept.");
}
