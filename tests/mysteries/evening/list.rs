//! The list of one's evenings.

use diesel::prelude::*;
use lamplight_schema::evenings::mystery_sessions as s;
use std::collections::HashSet;
use support::{Client, Page, TestApp};

/// Nora has opened so many evenings.
async fn busy(app: &TestApp, evenings: usize) -> Client {
    let nora = app.member("Nora");
    for _ in 0..evenings {
        let form = [("players", "6"), ("mode", "knows")];
        nora.post("/stories/the-paper-boat/host", &form).await.is(303);
    }
    nora
}

fn evenings(page: &Page) -> Vec<String> {
    page.links("/evenings/")
}

fn next(page: &Page) -> Option<String> {
    page.links("/evenings?before=").pop()
}

#[tokio::test]
async fn evenings_of_one_moment_each_stand_on_one_page() {
    let app = TestApp::start().await;
    let nora = busy(&app, 45).await;
    // A page ends among those that were opened at the same moment, twice.
    let moment: chrono::DateTime<chrono::Utc> = "2026-11-21T20:00:00.123456Z".parse().unwrap();
    diesel::update(s::table).set(s::created_at.eq(moment)).execute(&mut app.db()).unwrap();
    let mut page = nora.get("/evenings").await;
    let (mut sizes, mut seen) = (Vec::new(), Vec::new());
    loop {
        sizes.push(evenings(&page).len());
        seen.extend(evenings(&page));
        let Some(href) = next(&page) else { break };
        page = nora.get(&href).await;
        page.is(200).shows("Back to the newest");
    }
    assert_eq!(sizes, [20, 20, 5]);
    assert_eq!(seen.iter().collect::<HashSet<_>>().len(), 45, "one is missing");
}

#[tokio::test]
async fn a_place_that_is_none_is_the_first_page() {
    let app = TestApp::start().await;
    let nora = busy(&app, 21).await;
    let first = evenings(&nora.get("/evenings").await);
    for odd in [
        "",
        "nonsense",
        "~",
        "2026-11-21T20:00:00Z",
        "7~2026-11-21T20:00:00Z",
        "00000000-0000-0000-0000-000000000007~yesterday",
        "00000000-0000-0000-0000-000000000007~-100000-01-01T00%3A00%3A00Z",
        "%00",
    ] {
        let page = nora.get(&format!("/evenings?before={odd}")).await;
        assert_eq!(evenings(page.is(200)), first, "{odd}");
    }
    let last = next(&nora.get("/evenings").await).unwrap();
    assert_eq!(evenings(&nora.get(&last).await).len(), 1);
    let beyond = "00000000-0000-0000-0000-000000000007~2001-01-01T00:00:00Z";
    let beyond = nora.get(&format!("/evenings?before={beyond}")).await;
    beyond.is(200).shows("Back to the newest").hides("No evening yet");
}

#[tokio::test]
async fn nobody_reads_on_in_the_evenings_of_others() {
    let app = TestApp::start().await;
    let nora = busy(&app, 21).await;
    let older = next(&nora.get("/evenings").await).unwrap();
    let otto = app.member("Otto");
    assert!(evenings(&otto.get(&older).await).is_empty());
}
