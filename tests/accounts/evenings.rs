//! Guests who make an account, or sign in to one, keep their seats.

use diesel::prelude::*;
use lamplight_schema::evenings::mystery_participants;
use uuid::Uuid;

use super::{Filled, SECRET, sign_in};
use support::party::Party;
use support::{PASSWORD, TestApp};

async fn party() -> Party {
    Party::open(TestApp::start().await, 6, "knows").await.with_guests(1).await
}

/// Who sits at the table.
fn seated(party: &Party) -> Vec<Uuid> {
    mystery_participants::table
        .filter(mystery_participants::session_id.eq(Uuid::parse_str(&party.id).unwrap()))
        .order(mystery_participants::seat_number)
        .select(mystery_participants::user_id)
        .load(&mut party.app.db())
        .expect("the table")
}

#[tokio::test]
async fn mira_makes_an_account_and_her_seat_is_hers_on_every_device() {
    let party = party().await;
    let form = Filled::new("Mira");
    form.send(&party.guests[0]).await.is(303);
    party.page(0).await.is(200).shows("Mira");

    let laptop = party.app.stranger();
    laptop.get(&party.play()).await.is(404);
    sign_in(&laptop, &form.username, SECRET).await.is(303);
    laptop.get(&party.play()).await.is(200).shows("Mira");
}

#[tokio::test]
async fn mira_remembers_that_she_has_an_account_and_takes_her_seat_along() {
    let party = party().await;
    let account = party.app.member("Mira Sand");
    let mira = &party.guests[0];
    let guest_cookie = mira.cookie("lamplight").unwrap();
    sign_in(mira, &account.username, PASSWORD).await.is(303);
    party.page(0).await.is(200).shows("Mira");
    assert_eq!(seated(&party), [account.id]);
    account.get(&party.play()).await.is(200);

    let finder = party.app.stranger();
    finder.set_cookie("lamplight", &guest_cookie);
    finder.get(&party.play()).await.is(404);
}

#[tokio::test]
async fn two_seats_at_one_table_stay_two() {
    let party = party().await;
    let jonas = party.app.member("Jonas");
    let join = [("code", party.code.as_str()), ("name", "Jonas")];
    jonas.post("/join", &join).await.is(303);
    let before = seated(&party);
    sign_in(&party.guests[0], &jonas.username, PASSWORD).await.is(303);
    assert_eq!(seated(&party), before);
}

#[tokio::test]
async fn the_host_gets_no_seat_at_a_table_where_she_knows_everything() {
    let party = party().await;
    let before = seated(&party);
    sign_in(&party.guests[0], &party.host.username, PASSWORD).await.is(303);
    assert_eq!(seated(&party), before);
    assert!(!before.contains(&party.host.id));
}
