//! People who go, come back and come late, and people with the longest of names.

use crate::inspection::{Ask, Inspection};
use support::party::Party;
use support::{Client, TestApp};

/// The guests whose pages answer with `status`.
async fn guests_who_get(party: &Party, status: u16) -> Vec<&Client> {
    let mut found = Vec::new();
    for guest in &party.guests {
        if guest.get(&party.play()).await.status == status {
            found.push(guest);
        }
    }
    found
}

/// The host takes out whoever stands first on the console.
async fn take_one_out(party: &Party) {
    let out = party.console().await.links("/remove");
    party.host.post(out.first().expect("somebody to take out"), &[]).await.is(303);
}

/// Gives the first empty seat's part to the first of those who wait.
async fn fill_a_seat(party: &Party) {
    let console = party.console().await;
    let form = console.html.split("id=\"fill-").nth(1).expect("an empty seat");
    let person = form.split("<option value=\"").nth(1).expect("somebody who waits");
    let fields = [("character", &form[..36]), ("participant", &person[..36])];
    party.press_form("/cast", &fields).await.is(303);
}

#[tokio::test]
async fn coming_and_going_keeps_to_the_look() {
    let party = Party::ready_in(TestApp::with_long_texts().await, 8).await;
    party.press().await.is(303);
    party.press().await.is(303);
    take_one_out(&party).await;
    party.stay(None);
    let (late, play) = (party.app.stranger(), party.play());
    let mut seen = Inspection::begin().await;
    let out = guests_who_get(&party, 403).await;
    seen.look("taken out", out[0], Ask::page(&play).with_status(403)).await;
    late.post("/join", &[("code", &party.code), ("name", "Zoe")]).await.leads_to(&play);
    party.stay(None);
    seen.look("console, one is out and one is late", &party.host, Ask::page(&party.at(""))).await;
    seen.look("play, come late", &late, Ask::page(&play)).await;
    fill_a_seat(&party).await;
    seen.look("play, in somebody’s stead", &late, Ask::page(&play)).await;
    late.post(&party.seat("/leave"), &[]).await.is(303);
    seen.look("console, an empty seat", &party.host, Ask::page(&party.at(""))).await;
    party.press_until("of 7 ballots are in").await;
    seen.look("left, when it is too late", &late, Ask::page(&play)).await;
    party.press().await.is(303);
    party.press_until("End the evening").await;
    party.press().await.is(303);
    seen.look("left, when all is told", &late, Ask::page(&play)).await;
    seen.finish().await;
}

/// As long as a name can be, and nowhere to break it.
fn long(name: &str) -> String {
    format!("{name:M<40}")
}

async fn long_names(players: usize) -> Party {
    let app = TestApp::with_long_texts().await;
    let (host, name) = (app.member("Nora"), long("Nora"));
    let profile = [("display_name", name.as_str()), ("time_zone", "UTC"), ("theme", "system")];
    host.post("/account", &profile).await.is(303);
    let mut party = Party::opened(app, host, players, "plays").await;
    for number in 1..players {
        let (guest, name) = (party.app.stranger(), long(&format!("Mira{number}")));
        let join = [("code", party.code.as_str()), ("name", &name)];
        guest.post("/join", &join).await.leads_to(&party.play());
        party.guests.push(guest);
    }
    party
}

#[tokio::test]
async fn the_longest_names_keep_to_the_look_before_it_begins() {
    let party = long_names(6).await;
    party.stay(None);
    let (stranger, play) = (party.app.stranger(), party.play());
    let mut seen = Inspection::begin().await;
    seen.look_at(&party, "long names").await;
    party.press_form("/seats", &[("seats", "7")]).await.is(303);
    let join = format!("/join/{}", party.code);
    seen.look("join, long names", &stranger, Ask::page(&join)).await;
    let link = party.seat("/link");
    seen.look("seat link, long names", &party.guests[0], Ask::page(&link)).await;
    let seat = party.guests[0].get(&link).await.links("/seat/").remove(0);
    let seat = &seat[seat.find("/seat/").expect("a path")..];
    seen.look("seat, long names", &stranger, Ask::page(seat)).await;
    take_one_out(&party).await;
    let out = guests_who_get(&party, 403).await;
    seen.look("taken out, long names", out[0], Ask::page(&play).with_status(403)).await;
    seen.look("console, long names and one is out", &party.host, Ask::page(&party.at(""))).await;
    party.guests[4].post(&party.seat("/leave"), &[]).await.is(303);
    seen.look("left, long names", &party.guests[4], Ask::page(&play)).await;
    seen.finish().await;
}

#[tokio::test]
async fn the_longest_names_keep_to_the_look_to_the_end() {
    let party = long_names(6).await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    for guest in &party.guests {
        guest.post(&party.seat("/letters/0"), &[]).await.is(303);
    }
    party.stay(None);
    let mut seen = Inspection::begin().await;
    seen.look("console, long names cast", &party.host, Ask::page(&party.at(""))).await;
    party.press().await.is(303);
    party.press().await.is(303);
    party.stay(Some(&long("Mira2")));
    seen.look_at(&party, "a round with long names").await;
    party.press_until("of 6 ballots are in").await;
    super::end::accuse(&party, 5).await;
    party.press().await.is(303);
    while !party.page(0).await.html.contains("class=\"verdict\"") {
        party.press().await.is(303);
    }
    seen.look_at(&party, "the verdict with long names").await;
    party.press_until("End the evening").await;
    party.press().await.is(303);
    let recap = format!("/recap/{}", party.id);
    seen.look("recap, long names", &party.guests[0], Ask::page(&recap)).await;
    seen.finish().await;
}
