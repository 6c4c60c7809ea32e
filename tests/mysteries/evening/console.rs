//! What the host's pages say at each hour, and what they do not say any more.

use support::party::Party;
use support::{Stream, TestApp};

/// The path of the television's page, from its link on the console.
fn screen(page: &support::Page) -> String {
    let link = page.links("/screen/").into_iter().find(|it| !it.ends_with("/screen"));
    let link = link.unwrap_or_else(|| panic!("no link to the television on {page:?}"));
    link[link.find("/screen/").expect("a path")..].to_owned()
}

#[tokio::test]
async fn who_has_left_is_called_gone_and_not_away() {
    let party = Party::ready(7).await;
    party.press().await.is(303);
    party.press().await.is(303);
    party.guests[3].post(&party.seat("/leave"), &[]).await.is(303);
    let console = party.console().await;
    let table = console.html.split("Who has read what").nth(1).expect("the table");
    assert_eq!(table.matches("has left; the part waits").count(), 1);
    assert_eq!(table.matches("aims reached").count(), 6, "for everybody else");
    console.hides("phone is away");
}

#[tokio::test]
async fn a_letter_is_counted_for_everybody_who_has_a_part() {
    let party = Party::ready(7).await;
    party.press().await.is(303);
    party.console().await.shows("7 letters arrive");
    party.guests[3].post(&party.seat("/leave"), &[]).await.is(303);
    let zoe = party.app.stranger();
    zoe.post("/join", &[("code", &party.code), ("name", "Zoe")]).await.is(303);
    party.console().await.shows("6 letters arrive");
}

#[tokio::test]
async fn when_all_is_told_the_doors_are_shut_and_the_table_is_cleared() {
    let party = Party::ready(6).await;
    party.press_until("0 of 6 ballots are in").await;
    party.console().await.shows("Whose ballot is in").shows("The television").shows(&party.code);
    party.press_until("End the evening").await;
    party.press().await.is(303);
    let console = party.console().await;
    console.shows("It is over").shows("The recap");
    console.shows("Who needs you Nobody.").hides("Who has read what");
    console.hides(&party.code).hides("/screen");
    party.host.get(&party.at("/door")).await.leads_to(&party.at(""));

    let off = Party::open(TestApp::start().await, 6, "knows").await.with_guests(2).await;
    off.press_form("/cancel", &[]).await.is(303);
    off.console().await.shows("Called off").hides(&off.code).hides("/screen");
}

#[tokio::test]
async fn the_hour_and_the_place_are_said_until_it_begins() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let day = chrono::Utc::now() + chrono::Duration::days(30);
    let starts = day.format("%Y-%m-%dT20:00").to_string();
    let said_so = day.format("It starts %A, %-d %B %Y, 20:00 UTC.").to_string();
    for (place, said) in [
        ("At Leila’s", "The Paper Boat. At Leila’s. The host begins"),
        ("Quay St.", "The Paper Boat. Quay St. The host begins"),
    ] {
        let fields =
            [("players", "6"), ("mode", "plays"), ("place", place), ("starts_at", &starts)];
        let opened = nora.post("/stories/the-paper-boat/host", &fields).await;
        let console = opened.location.clone().expect("a console");
        nora.get(&console).await.shows(&said_so);
        nora.get(&console.replace("/evenings/", "/play/")).await.shows(said);
        nora.post(&format!("{console}/cancel"), &[]).await.is(303);
        nora.get(&console).await.hides("It starts");
    }
}

#[tokio::test]
async fn the_host_who_opens_their_own_door_comes_to_the_console() {
    for mode in ["knows", "plays"] {
        let party = Party::open(TestApp::start().await, 6, mode).await.with_guests(1).await;
        let door = party.host.get(&format!("/join/{}", party.code)).await;
        door.leads_to(&party.at(""));
        party.host.follow(door).await.shows("You host this evening");
        party.host.get(&format!("/join?code={}", party.code)).await.leads_to(&party.at(""));
        // Everybody else goes where they always went.
        let guest = party.guests[0].get(&format!("/join/{}", party.code)).await;
        guest.leads_to(&party.play());
        let other = party.app.member("Otto");
        other.get(&format!("/join/{}", party.code)).await.is(200).shows("Who is coming in?");
    }
}

#[tokio::test]
async fn who_comes_after_the_parts_are_out_is_cast_in_words_that_are_true() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(6).await;
    party.console().await.shows("you can change it afterwards");
    let everybody = party.at("/cast/everybody");
    let console = party.host.post_and_follow(&everybody, &[]).await;
    console.shows("You can still change who plays whom.").shows("Hand them out");
    party.press_form("/cast/hand-out", &[]).await.is(303);
    let character = party.character(0).await;
    party.press_form("/seats", &[("seats", "7")]).await.is(303);
    let party = party.with_guests(1).await;
    party.console().await.shows("the others can read at once who they are");
    let console = party.host.post_and_follow(&everybody, &[]).await;
    console.shows("You can still change who plays whom.").hides("hand them out");
    assert_eq!(party.character(0).await, character, "who has a part keeps it");
    party.page(6).await.shows("Read who you are").hides("Who would you like to be?");
}

#[tokio::test]
async fn a_screens_new_link_makes_the_old_one_dead_at_once() {
    let party = Party::open(TestApp::start().await, 6, "knows").await;
    let old = screen(&party.console().await);
    let television = party.app.stranger();
    television.get(&old).await.is(200);
    let mut showing = Stream::open(&television, &format!("{old}/events")).await;
    let console = party.host.post_and_follow(&party.at("/screen"), &[("link", "0")]).await;
    console.shows("The old one opens nothing any more");
    assert!(showing.ends().await, "in good order");
    for below in ["", "/parts", "/events"] {
        television.get(&format!("{old}{below}")).await.is(404);
    }
    let new = screen(&console);
    assert_ne!(new, old);
    television.get(&new).await.is(200);
    let mut showing = Stream::open(&television, &format!("{new}/events")).await;
    let party = party.with_guests(1).await;
    showing.hears("1 of 6 seats are taken").await;
    assert_eq!(screen(&party.host.get(&party.at("/door")).await), new);
    // Nobody but the host makes one.
    party.guests[0].post(&party.at("/screen"), &[]).await.is(404);
    party.app.member("Otto").post(&party.at("/screen"), &[]).await.is(404);
    television.get(&new).await.is(200);
}

#[tokio::test]
async fn one_seat_cannot_keep_the_whole_table_busy() {
    let app = TestApp::with(|config| config.rate_limit_factor = 1).await;
    let party = Party::open(app, 6, "knows").await.with_guests(2).await;
    let (wish, ticks) = (party.seat("/wish"), party.seat("/ticks"));
    for (path, field) in [(&wish, ("character", "")), (&ticks, ("round", "0"))] {
        let mut last = 0;
        for _ in 0..200 {
            last = party.guests[0].post(path, &[field]).await.status;
            if last == 429 {
                break;
            }
        }
        assert_eq!(last, 429, "{path} without end");
    }
    party.guests[1].post(&wish, &[("character", "")]).await.is(303);
}
