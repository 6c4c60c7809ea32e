//! Where somebody is signed in.

use super::{audit, is_known};
use chrono::Duration;
use diesel::prelude::*;
use lamplight_schema::accounts::login_sessions;
use support::party::Party;
use support::{Client, PASSWORD, TestApp, until};

const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

#[tokio::test]
async fn nora_signs_out_on_the_phone_she_lost() {
    let app = TestApp::start().await;
    let (nora, phone) = (app.member("Nora"), app.stranger());
    let request = phone
        .request(reqwest::Method::POST, "/sign-in")
        .header("user-agent", PHONE)
        .form(&[("name", nora.username.as_str()), ("password", PASSWORD)]);
    phone.send(request).await.is(303);

    let page = nora.get("/account/devices").await;
    page.shows("Safari on an iPhone").shows("Now, here");
    let doors = page.links("/sign-out").into_iter().filter(|to| to.len() > 40).collect::<Vec<_>>();
    assert_eq!(doors.len(), 1, "one for the phone, none for this browser: {doors:?}");

    let page = nora.post_and_follow(&doors[0], &[]).await;
    page.shows("Signed out there.").hides("iPhone");
    assert!(!is_known(&phone, "Nora").await);
    assert!(is_known(&nora, "Nora").await);
    assert_eq!(audit(&app, nora.id), ["signed_in", "signed_out"]);
    nora.post(&doors[0], &[]).await.is(404);
}

#[tokio::test]
async fn nobody_signs_anybody_else_out() {
    let app = TestApp::start().await;
    let (nora, otto) = (app.member("Nora"), app.member("Otto"));
    let phone = app.signed_in(nora.id, "Nora");
    let page = nora.get("/account/devices").await;
    let door = page.links("/account/devices/").into_iter().find(|to| to.len() > 40).unwrap();
    otto.post(&door, &[]).await.is(404);
    otto.post("/account/devices/not-an-id/sign-out", &[]).await.is(404);
    assert!(is_known(&phone, "Nora").await);
}

#[tokio::test]
async fn everywhere_else_is_one_press() {
    let app = TestApp::start().await;
    let (nora, otto) = (app.member("Nora"), app.member("Otto"));
    let (phone, tablet) = (app.signed_in(nora.id, "Nora"), app.signed_in(nora.id, "Nora"));
    let page = nora.post_and_follow("/account/devices/sign-out", &[]).await;
    page.shows("here and nowhere else").hides("Sign out there");
    assert!(!is_known(&phone, "Nora").await && !is_known(&tablet, "Nora").await);
    assert!(is_known(&nora, "Nora").await && is_known(&otto, "Otto").await);
    let page = nora.post_and_follow("/account/devices/sign-out", &[]).await;
    page.shows("You were signed in nowhere else.");
}

/// A year but for two minutes goes by, in which these browsers come back often enough; at its end
/// the house has just swept, and will not for an hour.
async fn nearly_a_year(app: &TestApp, browsers: &[&Client]) {
    for _ in 0..7 {
        app.pass(Duration::days(52));
        for browser in browsers {
            browser.get("/").await.is(200);
        }
    }
    let passer_by = app.guest("Otto");
    let own = || login_sessions::table.filter(login_sessions::user_id.eq(passer_by.id));
    let soon = app.house().state.core.clock.now() + Duration::hours(1);
    diesel::update(own())
        .set(login_sessions::expires_at.eq(soon))
        .execute(&mut app.db())
        .expect("a short stay");
    app.pass(Duration::days(1) - Duration::minutes(2));
    until("the sweep", || {
        let left: i64 = own().count().get_result(&mut app.db()).expect("a count");
        std::future::ready((left == 0).then_some(()))
    })
    .await;
}

#[tokio::test]
async fn a_phone_that_has_to_sign_in_anew_after_a_year_is_on_the_list_no_more() {
    let app = TestApp::start().await;
    let phone = app.member("Nora");
    nearly_a_year(&app, &[&phone]).await;
    let laptop = app.signed_in(phone.id, "Nora");
    assert!(is_known(&phone, "Nora").await);
    laptop.get("/account/devices").await.shows("Sign out there");

    app.pass(Duration::minutes(4));
    assert!(!is_known(&phone, "Nora").await);
    laptop.get("/account/devices").await.shows("Now, here").hides("Sign out there");
    // The sweep has not come for the phone's yet.
    let page = laptop.post_and_follow("/account/devices/sign-out", &[]).await;
    page.shows("You were signed in nowhere else.");
}

#[tokio::test]
async fn a_year_after_a_seat_was_opened_by_its_link_nobody_reads_along_there() {
    let party = Party::open(TestApp::start().await, 6, "plays").await.with_guests(1).await;
    let mira = &party.guests[0];
    let own = mira.get(&party.seat("/link")).await.links("/seat/").remove(0);
    let (_, link) = own.split_once("/seat/").expect("a link");
    let finder = party.app.stranger();
    finder.post(&format!("/seat/{link}"), &[]).await.leads_to(&party.play());
    nearly_a_year(&party.app, &[mira, &finder, &party.host]).await;
    // Her own sign-in is as old, so she has come by the link too by now.
    let phone = party.app.stranger();
    phone.post(&format!("/seat/{link}"), &[]).await.leads_to(&party.play());
    finder.get(&party.play()).await.is(200);
    phone.get(&party.play()).await.is(200);

    party.app.pass(Duration::minutes(4));
    finder.get(&party.play()).await.is(404);
    phone.get(&party.play()).await.is(200);
}
