//! Finding a story, and opening an evening of it.

use crate::inspection::{Ask, Inspection};
use support::TestApp;
use support::party::Party;

#[tokio::test]
async fn the_stories_keep_to_the_look() {
    let party = Party::open(TestApp::with_long_texts().await, 8, "plays").await;
    let (stranger, member) = (party.app.stranger(), party.app.member("Priya"));
    let mut seen = Inspection::begin().await;
    seen.look("stories", &stranger, Ask::page("/stories")).await;
    let none = Ask::page("/stories?q=submarine&longest=60&without=poison");
    seen.look("stories, none fits", &stranger, none).await;
    let wrong = Ask::page("/stories?players=many");
    seen.look("stories, with a mistake", &member, wrong).await;
    seen.look("shop", &stranger, Ask::page("/stories/the-last-toast")).await;
    let host = "/stories/the-last-toast/host";
    seen.look("host", &member, Ask::page(host)).await;
    let wrong =
        [("players", "3"), ("mode", ""), ("starts_at", "9999-12-31T20:00"), ("place", "Hall\u{7}")];
    seen.look("host, with mistakes", &member, Ask::sending(host, host, &wrong)).await;
    seen.look("evenings, none yet", &member, Ask::page("/evenings")).await;
    seen.look("evenings", &party.host, Ask::page("/evenings")).await;
    seen.look("console, with a seat", &party.host, Ask::page(&party.at(""))).await;
    seen.finish().await;
}
