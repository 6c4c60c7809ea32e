//! What a seat's own link opens, and what it does not.

use diesel::prelude::*;
use lamplight_core::people::Scope;
use lamplight_schema::evenings::mystery_participants as p;
use support::accounts::Filled;
use support::party::Party;
use support::{Client, Stream, TestApp, Turns};
use uuid::Uuid;

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

const TOLD: &str = "Your seat was opened by its link";

#[tokio::test]
async fn nobody_reads_along_unnoticed() {
    let week = Week::begin().await;
    let mira = &week.party.guests[0];
    week.party.page(0).await.is(200).hides(TOLD);
    let mut stream = Stream::open(mira, &week.party.seat("/events")).await;
    // The host sits down by the link, reads, and is gone again: Mira is told at once, and stays so.
    let (link, page) = week.hosts_link().await;
    let host = week.party.app.stranger();
    host.post(&link, &[]).await.leads_to(&week.party.play());
    stream.hears(TOLD).await;
    host.post("/sign-out", &[]).await.is(303);
    week.party.page(0).await.shows(TOLD);
    // Nobody but Mira can say that it was her: not who came by the link, nor by a new one.
    let phone = week.phone().await;
    let mine = week.party.seat("/link/mine");
    phone.post_and_follow(&mine, &[]).await.shows("came in by the link itself");
    phone.post(&week.party.seat("/link"), &[]).await.is(303);
    week.party.host.post(&page, &[]).await.is(303);
    week.party.page(0).await.shows(TOLD);
    mira.post(&mine, &[]).await.leads_to(&week.party.play());
    week.party.page(0).await.hides(TOLD);
    // What happened stays to be read, for her alone.
    let used = mira.get(&week.party.seat("/link")).await;
    used.shows("When the link was used");
    assert_eq!(used.text.matches("A browser we do not know").count(), 2, "{used:?}");
    week.party.host.get(&page).await.is(200).hides("When the link was used");
}

#[tokio::test]
async fn a_new_link_of_ones_own_answers_for_the_old_one() {
    let week = Week::begin().await;
    week.phone().await;
    week.party.page(0).await.shows(TOLD);
    week.party.guests[0].post(&week.party.seat("/link"), &[]).await.is(303);
    week.party.page(0).await.hides(TOLD);
}

#[tokio::test]
async fn a_new_link_at_one_table_leaves_the_phones_at_another() {
    let week = Week::begin().await;
    let mira = &week.party.guests[0];
    let at_ottos = path(&mira.get(&format!("{}/link", week.play_at_ottos)).await);
    let tablet = week.party.app.stranger();
    tablet.post(&at_ottos, &[]).await.leads_to(&week.play_at_ottos);
    let phone = week.phone().await;
    mira.post(&week.party.seat("/link"), &[]).await.is(303);
    phone.get(&week.party.play()).await.is(404);
    tablet.get(&week.play_at_ottos).await.is(200).shows("You sit here as Mira");
}

#[tokio::test]
async fn a_link_that_is_used_while_it_is_made_anew_opens_nothing() {
    for link_first in [true, false] {
        let week = Week::begin().await;
        let (link, _) = week.hosts_link().await;
        let (party, phone) = (&week.party, week.party.app.stranger());
        // Whoever sits down refers to the guest's row; whoever makes the link anew, to the session's.
        let turns = Turns::hold(
            &party.app,
            "select 1 from users where kind = 'guest' for update; \
             select 1 from mystery_sessions for update",
        );
        tokio::join!(
            async {
                turns.waiting(i64::from(!link_first)).await;
                let sat = phone.post(&link, &[]).await;
                assert!(matches!(sat.status, 303 | 404), "{sat:?}");
            },
            async {
                turns.waiting(i64::from(link_first)).await;
                party.guests[0].post(&party.seat("/link"), &[]).await.is(303);
            },
            async {
                turns.waiting(2).await;
                turns.release();
            }
        );
        phone.get(&party.play()).await.is(404);
        phone.get(&link).await.is(404);
    }
}

#[tokio::test]
async fn who_becomes_a_member_while_their_link_is_used_sits_alone() {
    for link_first in [true, false] {
        let week = Week::begin().await;
        let (link, _) = week.hosts_link().await;
        let (party, phone) = (&week.party, week.party.app.stranger());
        let form = Filled::new("Mira");
        let turns = Turns::hold(&party.app, "select 1 from users where kind = 'guest' for update");
        tokio::join!(
            async {
                turns.waiting(i64::from(!link_first)).await;
                phone.post(&link, &[]).await.is(303);
            },
            async {
                turns.waiting(i64::from(link_first)).await;
                form.send(&party.guests[0]).await.is(303);
            },
            async {
                turns.waiting(2).await;
                turns.release();
            }
        );
        phone.get(&party.play()).await.is(404);
        party.page(0).await.is(200);
    }
}

#[tokio::test]
async fn a_member_can_put_out_who_sits_by_an_old_link() {
    let week = Week::begin().await;
    let (party, mira) = (&week.party, &week.party.guests[0]);
    Filled::new("Mira").send(mira).await.is(303);
    let page = mira.get(&party.seat("/link")).await;
    page.shows("You have an account").shows("Put out every phone");
    assert!(page.links("/seat/").is_empty(), "no link opens a member's seat");
    // Such as sat down before links were asked under a lock.
    let seat: (Uuid, Uuid) = p::table
        .filter(p::session_id.eq(party.id.parse::<Uuid>().expect("an id")))
        .filter(p::display_name.eq("Mira"))
        .select((p::id, p::user_id))
        .first(&mut party.app.db())
        .expect("the seat");
    let scope = Scope::new("mystery_seat", seat.0);
    let thief = party.app.browser_of(&mut party.app.db(), seat.1, Some(&scope));
    thief.get(&party.play()).await.is(200);
    mira.post(&party.seat("/link"), &[]).await.is(303);
    thief.get(&party.play()).await.is(404);
    mira.get(&party.play()).await.is(200);
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

#[tokio::test]
async fn the_console_and_the_door_lead_to_the_television() {
    let party = Party::open(TestApp::start().await, 6, "knows").await;
    for below in ["", "/door"] {
        let page = party.host.get(&party.at(below)).await;
        let link = page.links("/screen/").into_iter().next().expect("the big screen");
        let path = link.split_once("/screen/").map(|(_, rest)| format!("/screen/{rest}"));
        let screen = party.app.stranger().get(&path.expect("a path")).await;
        screen.is(200).shows("The Paper Boat").shows(&party.code);
    }
}
