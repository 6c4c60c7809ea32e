//! Who may listen goes on listening when others may not any more.

use diesel::prelude::*;
use lamplight::mysteries::links::screen_link;
use lamplight_schema::evenings::mystery_sessions;
use support::party::Party;
use support::{Stream, TestApp};
use uuid::Uuid;

fn id(party: &Party) -> Uuid {
    party.id.parse().expect("an id")
}

fn screen(party: &Party, version: i32) -> String {
    let link = screen_link(id(party).into(), version);
    format!("{}/events", link.path(&party.app.house().state.core.key))
}

#[tokio::test]
async fn who_is_shut_out_takes_nobody_along() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(2).await;
    let hall = party.app.stranger();
    let mut old = Stream::open(&hall, &screen(&party, 0)).await;
    party.press_form("/screen", &[("link", "0")]).await.is(303);
    assert!(old.ends().await, "the old link's screen goes dark in good order");
    hall.get(&screen(&party, 0)).await.is(404);

    let mut television = Stream::open(&hall, &screen(&party, 1)).await;
    let mut console = Stream::open(&party.host, &party.at("/events")).await;
    let mut mira = Stream::open(&party.guests[0], &party.seat("/events")).await;
    let mut jonas = Stream::open(&party.guests[1], &party.seat("/events")).await;
    let out = party.console().await.links("/remove").into_iter().nth(1).expect("a way out");
    party.host.post(&out, &[]).await.is(303);
    jonas.ends().await;

    let party = party.with_guests(1).await;
    let last = mystery_sessions::table.find(id(&party)).select(mystery_sessions::event_seq);
    let last: i64 = last.first(&mut party.app.db()).expect("an evening");
    for stream in [&mut television, &mut console, &mut mira] {
        stream.hears(&format!("id: {last}\n")).await;
    }
}
