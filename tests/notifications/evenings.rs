//! What members are told of their evenings.

use diesel::prelude::*;
use lamplight_schema::evenings::mystery_sessions as s;
use support::party::Party;
use support::{Client, TestApp, until};
use uuid::Uuid;

async fn lobby() -> (Party, Client) {
    let party = Party::open(TestApp::start().await, 3, "knows").await.with_guests(2).await;
    let otto = party.app.member("Otto");
    otto.post("/join", &[("code", party.code.as_str()), ("name", "Otto")]).await.is(303);
    (party, otto)
}

fn evening(party: &Party) -> Uuid {
    party.id.parse().expect("an id")
}

#[tokio::test]
async fn who_has_an_account_is_told_of_their_part_once_and_that_the_recap_is_there() {
    let (party, otto) = lobby().await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    otto.get("/notifications").await.hides("You have a part");
    party.press_form("/cast/hand-out", &[]).await.is(303);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    let told = otto.get("/notifications").await;
    told.shows("You have a part").shows("The Paper Boat");
    assert_eq!(told.text.matches("You have a part").count(), 1);
    party.host.get("/notifications").await.hides("You have a part");

    party.press_until("End the evening").await;
    otto.get("/notifications").await.hides("The recap is there");
    party.press().await.is(303);
    for person in [&otto, &party.host] {
        let list = person.get("/notifications").await;
        list.shows("The recap is there");
        let open = list.links("/open");
        let to = person.post(&open[0], &[]).await.is(303).location.clone();
        assert_eq!(to.as_deref(), Some(format!("/recap/{}", party.id).as_str()));
    }
}

#[tokio::test]
async fn an_evening_that_begins_within_a_day_is_announced_to_its_host_and_members() {
    let (party, otto) = lobby().await;
    let in_two_days = chrono::Utc::now() + chrono::Duration::hours(40);
    diesel::update(s::table.find(evening(&party)))
        .set(s::starts_at.eq(in_two_days))
        .execute(&mut party.app.db())
        .unwrap();
    // Its turn comes, and it is too early.
    party.app.pass(chrono::Duration::minutes(20));
    party.app.pass(chrono::Duration::hours(18));
    let near = |who| async move {
        until("the announcement", || async {
            let list: support::Page = Client::get(who, "/notifications").await;
            list.has("Your evening is near").then_some(list)
        })
        .await
    };
    near(&party.host).await.shows("The Paper Boat");
    near(&otto).await;
}
