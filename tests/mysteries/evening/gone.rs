//! Who has left a table, or was taken out: what they still see, and what ends.

use diesel::prelude::*;
use lamplight_schema::evenings::mystery_participants as p;
use reqwest::Method;
use support::party::Party;
use support::{Client, Page, Stream, TestApp, Turns};
use uuid::Uuid;

/// Asks for the parts as our script does.
async fn parts(party: &Party, guest: &Client) -> Page {
    let request = guest.request(Method::GET, &party.seat("/parts"));
    guest.send(request.header("x-fragment", "parts")).await
}

fn way_out(console: &Page, name: &str) -> String {
    let after = console.html.split(&format!("Take {name} out?")).nth(1).expect("a way out");
    let action = after.split("action=\"").nth(1).and_then(|it| it.split('"').next());
    action.filter(|it| it.ends_with("/remove")).expect("a form").to_owned()
}

#[tokio::test]
async fn who_has_left_hears_and_sees_nothing_of_the_table() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(2).await;
    let mira = &party.guests[0];
    let mut other_tab = Stream::open(mira, &party.seat("/events")).await;
    mira.post(&party.seat("/leave"), &[]).await.leads_to(&party.play());
    other_tab.ends().await;
    // No new one begins, and our script is told to open the page anew.
    mira.get(&party.seat("/events")).await.leads_to(&party.play());
    mira.get(&party.seat("/parts")).await.leads_to(&party.play());
    parts(&party, mira).await.is(404);
    mira.get(&party.play()).await.is(200).shows("You left the table").hides("Jonas");
    // Nor is anything of the seat theirs to change.
    let version = || -> i32 {
        let seat = p::table.filter(p::display_name.eq("Mira")).select(p::link_version);
        seat.first(&mut party.app.db()).expect("the seat")
    };
    let before = version();
    for below in ["/link", "/wish", "/notes", "/leave"] {
        let page = mira.post_and_follow(&party.seat(below), &[("text", "still here")]).await;
        page.shows("You left the table");
    }
    mira.get(&party.seat("/link")).await.leads_to(&party.play());
    assert_eq!(version(), before, "the link is not made anew");
    let join = [("code", party.code.as_str()), ("name", "Mira")];
    mira.post("/join", &join).await.leads_to(&party.play());
    mira.get(&party.play()).await.shows("Jonas").hides("still here");
}

#[tokio::test]
async fn who_was_taken_out_after_a_stream_began_hears_no_more_of_it() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(2).await;
    let mira = &party.guests[0];
    let join = [("code", party.code.as_str()), ("name", "Mira")];
    mira.post(&party.seat("/leave"), &[]).await.is(303);
    let away = mira.request(Method::GET, &party.seat("/events")).send().await.expect("an answer");
    assert_eq!(away.status(), 303, "there is no stream for who is not there");
    mira.post("/join", &join).await.leads_to(&party.play());
    let mut stream = Stream::open(mira, &party.seat("/events")).await;
    party.host.post(&way_out(&party.console().await, "Mira"), &[]).await.is(303);
    stream.ends().await;
    mira.get(&party.seat("/events")).await.is(403);
}

#[tokio::test]
async fn who_is_taken_out_while_they_leave_is_taken_out() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(2).await;
    let out = way_out(&party.console().await, "Mira");
    let turns = Turns::hold(&party.app, "select 1 from mystery_sessions for update");
    let mira = &party.guests[0];
    let leave = party.seat("/leave");
    let (removed, left, ()) = tokio::join!(
        party.host.post(&out, &[]),
        async {
            turns.waiting(1).await;
            mira.post(&leave, &[]).await
        },
        async {
            turns.waiting(2).await;
            turns.release();
        }
    );
    removed.is(303);
    left.leads_to(&party.play());
    party.page(0).await.is(403).shows("Nora has taken you out");
    let join = [("code", party.code.as_str()), ("name", "Mira")];
    mira.post("/join", &join).await.is(422).shows("Only the host can let you back in");
}

#[tokio::test]
async fn a_wish_that_comes_too_late_is_nobodys() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(2).await;
    let page = party.page(0).await;
    let wish =
        page.html.split("name=\"character\" value=\"").nth(1).expect("a wish")[..36].to_owned();
    let out = way_out(&party.console().await, "Mira");
    let turns = Turns::hold(&party.app, "select 1 from mystery_sessions for update");
    let (mira, path) = (&party.guests[0], party.seat("/wish"));
    let fields = [("character", wish.as_str())];
    tokio::join!(
        async {
            party.host.post(&out, &[]).await.is(303);
        },
        async {
            turns.waiting(1).await;
            mira.post(&path, &fields).await.leads_to(&party.play());
        },
        async {
            turns.waiting(2).await;
            turns.release();
        }
    );
    let wish: Option<Uuid> = p::table
        .filter(p::removed.eq(true))
        .select(p::wish_id)
        .first(&mut party.app.db())
        .expect("Mira's seat");
    assert_eq!(wish, None);
}
