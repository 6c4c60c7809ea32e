//! The list of one's evenings.

use diesel::prelude::*;
use lamplight_schema::evenings::mystery_sessions as s;
use std::collections::HashSet;
use support::{Client, Page, TestApp, party::Party};

/// Nora has opened so many evenings, and called them off.
async fn busy(app: &TestApp, evenings: usize) -> Client {
    let nora = app.member("Nora");
    for _ in 0..evenings {
        let form = [("players", "6"), ("mode", "knows")];
        nora.post("/stories/the-paper-boat/host", &form).await.is(303);
    }
    let over = (s::status.eq("cancelled"), s::ended_at.eq(chrono::Utc::now()));
    diesel::update(s::table).set(over).execute(&mut app.db()).unwrap();
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

/// An evening of Nora's, with its day, and its id.
async fn opened(nora: &Client, starts_at: &str) -> String {
    let form = [("players", "6"), ("mode", "knows"), ("starts_at", starts_at)];
    let console = nora.post("/stories/the-paper-boat/host", &form).await.location.unwrap();
    console.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn tonight_stands_on_top_then_what_comes_and_then_what_was() {
    let app = TestApp::start().await;
    let nora = busy(&app, 2).await;
    let day = |days: i64| {
        let day = chrono::Utc::now() + chrono::Duration::days(days);
        day.format("%Y-%m-%dT23:59").to_string()
    };
    let someday = opened(&nora, "").await;
    let later = opened(&nora, &day(30)).await;
    let tonight = opened(&nora, &day(0)).await;
    let soon = opened(&nora, &day(3)).await;
    let page = nora.get("/evenings").await;
    let order: Vec<usize> = [&tonight, &soon, &later, &someday]
        .map(|id| page.html.find(&format!("href=\"/evenings/{id}\"")).expect("an evening"))
        .into();
    assert!(order.is_sorted(), "{order:?} on {page:?}");
    page.shows("Tonight, 23:59. You host").shows("0 of 6 are here.").shows("No day yet");
    assert!(page.text.find("No day yet") < page.text.find("Called off"), "{page:?}");
    assert_eq!(page.html.matches("class=\"lamp\"").count(), 1);
    assert_eq!(page.html.matches("class=\"cover\"").count(), 6, "each has its picture");

    // A guest with an account finds the same evening under what they play.
    let otto = app.member("Otto");
    let code = nora.get(&format!("/evenings/{tonight}/door")).await.links("/join/")[0].clone();
    let code = code.rsplit('/').next().unwrap();
    otto.post("/join", &[("code", code), ("name", "Otto")]).await.is(303);
    let page = otto.get("/evenings").await;
    page.shows("You play").shows("To your seat").hides("To the console");
    assert_eq!(page.links(&format!("/play/{tonight}")).len(), 1);
}

#[tokio::test]
async fn what_was_played_is_known_by_the_day_it_began_as_its_recap_is() {
    let party = Party::ready(6).await;
    party.press_until("End the evening").await;
    party.press().await.is(303);
    let at = |words: &str| words.parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    let (planned, began) = (at("2027-02-06T19:30:00Z"), at("2026-11-20T12:00:00Z"));
    let days = (s::starts_at.eq(planned), s::started_at.eq(began));
    diesel::update(s::table).set(days).execute(&mut party.app.db()).unwrap();
    let page = party.host.get("/evenings").await;
    page.is(200).shows("Played").shows("20 November 2026").hides("February");
}

#[tokio::test]
async fn nobody_reads_on_in_the_evenings_of_others() {
    let app = TestApp::start().await;
    let nora = busy(&app, 21).await;
    let older = next(&nora.get("/evenings").await).unwrap();
    let otto = app.member("Otto");
    assert!(evenings(&otto.get(&older).await).is_empty());
}
