//! What a seat's own link opens, and what it does not.

use support::Stream;
use support::accounts::Filled;
use support::party::Party;
use support::{Client, TestApp};

/// The path of the link that a page shows.
fn path(page: &support::Page) -> String {
    let url = page.links("/seat/").into_iter().next().unwrap_or_else(|| panic!("{page:?}"));
    url.split_once("/seat/").map(|(_, rest)| format!("/seat/{rest}")).expect("a path")
}

/// Mira plays at Nora's table, and in the same week at Otto's.
struct Week {
    party: Party,
    otto: Client,
    play_at_ottos: String,
    code_at_ottos: String,
}

impl Week {
    async fn begin() -> Self {
        let party = Party::open(TestApp::start().await, 6, "plays").await.with_guests(1).await;
        let otto = party.app.member("Otto");
        let fields = [("players", "6"), ("mode", "knows")];
        let opened = otto.post("/stories/the-paper-boat/host", &fields).await;
        let console = opened.location.clone().unwrap_or_else(|| panic!("{opened:?}"));
        let door = otto.get(&format!("{console}/door")).await;
        let code = door.links("/join/")[0].rsplit('/').next().expect("a code").to_owned();
        let play = console.replace("/evenings/", "/play/");
        let join = [("code", code.as_str()), ("name", "Mira")];
        party.guests[0].post("/join", &join).await.leads_to(&play);
        Self { party, otto, play_at_ottos: play, code_at_ottos: code }
    }

    /// The link to Mira's seat that Nora's console shows, and the page it is on.
    async fn hosts_link(&self) -> (String, String) {
        let console = self.party.console().await;
        let seat = console.links("/seats/").into_iter().find(|link| !link.ends_with("/remove"));
        let page = seat.expect("a seat's page");
        (path(&self.party.host.get(&page).await), page)
    }

    /// Another phone that sits down by it.
    async fn phone(&self) -> Client {
        let phone = self.party.app.stranger();
        let (link, _) = self.hosts_link().await;
        phone.post(&link, &[]).await.leads_to(&self.party.play());
        phone
    }
}

#[tokio::test]
async fn a_seats_link_opens_this_seat_and_no_other() {
    let week = Week::begin().await;
    let phone = week.phone().await;
    phone.get(&week.party.play()).await.is(200).shows("Mira");
    phone.get(&week.play_at_ottos).await.is(404);
    phone.get(&format!("{}/link", week.play_at_ottos)).await.is(404);
    phone.get(&format!("{}/parts", week.play_at_ottos)).await.is(404);
    phone.post(&format!("{}/leave", week.play_at_ottos), &[]).await.is(404);
    // With the code they come to Otto's table as somebody else.
    phone.get(&format!("/join/{}", week.code_at_ottos)).await.is(200).shows("Who is coming in?");
    let join = [("code", week.code_at_ottos.as_str()), ("name", "Mira")];
    phone.post("/join", &join).await.is(422).shows("Somebody of that name sits there already");
    let join = [("code", week.code_at_ottos.as_str()), ("name", "Not Mira")];
    phone.post("/join", &join).await.leads_to(&week.play_at_ottos);
    phone.get(&week.play_at_ottos).await.is(200).shows("Not Mira");
    // Mira's own phone has both.
    week.party.page(0).await.is(200);
    week.party.guests[0].get(&week.play_at_ottos).await.is(200).shows("You sit here as Mira");
}

#[tokio::test]
async fn who_makes_an_account_of_a_link_gets_the_seat_and_not_the_guest() {
    let week = Week::begin().await;
    let phone = week.phone().await;
    Filled::new("Mira").send(&phone).await.is(303);
    phone.get(&week.party.play()).await.is(200).shows("Mira");
    phone.get(&week.play_at_ottos).await.is(404);
    week.party.guests[0].get(&week.play_at_ottos).await.is(200).shows("You sit here as Mira");
}

#[tokio::test]
async fn who_signs_in_from_a_link_takes_the_seat_along_and_no_other() {
    let week = Week::begin().await;
    let phone = week.phone().await;
    let rosa = week.party.app.member("Rosa");
    support::accounts::sign_in(&phone, &rosa.username, support::PASSWORD).await.is(303);
    phone.get(&week.party.play()).await.is(200);
    phone.get(&week.play_at_ottos).await.is(404);
    week.party.guests[0].get(&week.play_at_ottos).await.is(200);
}

#[tokio::test]
async fn a_new_link_from_the_host_costs_nobody_a_seat_elsewhere() {
    let week = Week::begin().await;
    let phone = week.phone().await;
    let (_, page) = week.hosts_link().await;
    week.party.host.post(&page, &[]).await.is(303);
    phone.get(&week.party.play()).await.is(404);
    week.party.guests[0].get(&week.play_at_ottos).await.is(200);
    week.party.page(0).await.is(200);
    week.otto.get("/evenings").await.is(200);
}

#[tokio::test]
async fn a_lost_phone_is_out_when_the_host_makes_a_new_link() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(1).await;
    let console = party.console().await;
    let seat = console.links("/seats/").into_iter().find(|link| !link.ends_with("/remove"));
    party.host.post(&seat.expect("a seat's page"), &[]).await.is(303);
    party.page(0).await.is(404);
}

#[tokio::test]
async fn nobody_reads_along_unnoticed() {
    let week = Week::begin().await;
    week.party.page(0).await.is(200).hides("opened by its link");
    let phone = week.phone().await;
    week.party.page(0).await.is(200).shows("opened by its link on another phone");
    phone.get(&week.party.play()).await.hides("opened by its link");
    week.party.guests[0].post(&week.party.seat("/link"), &[]).await.is(303);
    week.party.page(0).await.hides("opened by its link");
}

#[tokio::test]
async fn a_stream_ends_with_the_link_that_opened_it() {
    let week = Week::begin().await;
    let phone = week.phone().await;
    let events = week.party.seat("/events");
    let mut peeping = Stream::open(&phone, &events).await;
    let mut own = Stream::open(&week.party.guests[0], &events).await;
    week.party.guests[0].post(&week.party.seat("/link"), &[]).await.is(303);
    peeping.ends().await;
    let party = week.party.with_guests(2).await;
    own.hears("Jonas").await;
    drop(party);
}

#[tokio::test]
async fn a_stream_ends_with_the_seat() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(2).await;
    let mut mira = Stream::open(&party.guests[0], &party.seat("/events")).await;
    let console = party.console().await;
    let out = console.links("/remove").into_iter().next().expect("a way to take Mira out");
    party.host.post(&out, &[]).await.is(303);
    mira.ends().await;
}
