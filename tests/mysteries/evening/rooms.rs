//! The rooms of a seat's page, as they are without a script: one is shown at a time, and the bar
//! says what is new in the others.

use support::party::Party;
use support::{Page, Stream, TestApp};

const ROOMS: [&str; 6] = ["now", "part", "clues", "people", "notes", "accuse"];

/// The rooms that can be seen on `page`.
fn seen(page: &Page) -> Vec<&'static str> {
    let open = |room: &str| page.html.contains(&format!("data-room=\"{room}\">"));
    ROOMS.into_iter().filter(|room| open(room)).collect()
}

/// What the bar says of each room.
fn bar(page: &Page) -> Vec<String> {
    let bar = page.html.split("aria-label=\"Your rooms\"").nth(1).expect("a bar");
    let bar = bar.split("</nav>").next().expect("its end");
    let links = bar.split("<a ").skip(1).map(|link| link.split("</a>").next().unwrap_or_default());
    links.map(|link| support::text_of(&format!("<a {link}</a>")).trim().to_owned()).collect()
}

#[tokio::test]
async fn each_room_is_a_page_and_the_bar_leads_to_all() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    let guest = &party.guests[0];
    for room in ROOMS {
        let page = guest.get(&party.seat(&format!("?room={room}"))).await;
        assert_eq!(seen(page.is(200)), [room]);
        for other in ROOMS {
            assert!(!page.links(&format!("?room={other}")).is_empty(), "{room} to {other}");
        }
        page.shows("A hand, face down");
    }
    // A script unfolds the whole list; without one there is no button that does nothing.
    let clues = guest.get(&party.seat("?room=clues")).await;
    assert!(clues.html.contains("id=\"unfold\" data-unfold hidden>"), "{clues:?}");
    for odd in ["?room=attic", "?room=", ""] {
        assert_eq!(seen(&guest.get(&party.seat(odd)).await), ["now"], "{odd}");
    }
    let page = guest.get(&party.play()).await;
    let words = bar(&page);
    assert_eq!(words.len(), 6, "{words:?}");
    assert_eq!(words[1], "1 new, My part");
    assert!(words[2].ends_with(" new, Clues"), "{words:?}");
    page.shows("Open your letter").shows("What is new for you");
    guest.post(&party.seat("/letters/1"), &[]).await.leads_to(&party.seat("?room=part#letter-1"));
    assert_eq!(bar(&guest.get(&party.play()).await)[1], "My part");
}

#[tokio::test]
async fn before_it_begins_there_are_only_the_rooms_one_needs() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(6).await;
    let page = party.page(0).await;
    assert_eq!(
        (bar(&page), seen(&page)),
        (vec!["Now".into(), "Notes".into()], vec!["now", "people"])
    );
    party.press_form("/cast/everybody", &[]).await.is(303);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    assert_eq!(bar(&party.page(0).await), ["Now", "1 new, My part", "Notes"]);
    // A room that is not there yet leads to the one that is.
    assert_eq!(seen(&party.guests[0].get(&party.seat("?room=clues")).await), ["now", "people"]);
}

#[tokio::test]
async fn who_has_no_part_reads_the_board_and_has_nothing_to_accuse_with() {
    let party = Party::ready(6).await;
    party.press_until("0 of 6 ballots are in").await;
    assert_eq!(bar(&party.page(0).await).last().map(String::as_str), Some("1 new, Accuse"));
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.guests[5].post(&party.seat("/leave"), &[]).await.is(303);
    let late = party.app.stranger();
    late.post("/join", &[("code", &party.code), ("name", "Zoe")]).await.leads_to(&party.play());
    let page = late.get(&party.play()).await;
    page.shows("You have no part yet");
    let rooms: Vec<String> = bar(&page);
    assert_eq!(rooms.len(), 4, "{rooms:?}");
    assert!(rooms[1].ends_with("Clues"), "{rooms:?}");
}

#[tokio::test]
async fn the_room_of_the_ballots_counts_them_as_they_come() {
    let party = Party::ready(6).await;
    let (mira, room) = (&party.guests[0], party.seat("?room=accuse"));
    let in_the_room = |page: &Page| {
        let room = page.html.split("data-room=\"accuse\"").nth(1).expect("a room");
        support::text_of(&format!("<div {}", room.split("</main>").next().expect("its end")))
    };
    party.press().await.is(303);
    assert!(!in_the_room(&mira.get(&room).await).contains("ballots are in"));
    party.press_until("0 of 6 ballots are in").await;
    assert!(in_the_room(&mira.get(&room).await).contains("0 of 6 ballots are in"));
    let mut stream = Stream::open(mira, &party.seat("/events")).await;
    let jonas = &party.guests[1];
    let page = jonas.get(&room).await;
    let accused =
        page.html.split("name=\"accused\" value=\"").nth(1).expect("a suspect")[..36].to_owned();
    jonas.post(&party.seat("/accuse"), &[("accused", &accused)]).await.is(303);
    let heard = stream.hears("1 of 6 ballots are in").await;
    assert!(heard.contains("data-for=\"ballots\""), "{heard}");
    let room = in_the_room(&mira.get(&room).await);
    assert!(room.contains("1 of 6 ballots are in") && room.contains("Hand in my ballot"), "{room}");
}

#[tokio::test]
async fn in_the_last_round_the_page_is_still_light() {
    let party = Party::ready_in(TestApp::with_long_texts().await, 8).await;
    let rounds = party.story().rounds.len();
    for round in 1..=rounds {
        party.press_until(&party.story().rounds[round - 1].name).await;
        while !party.page(0).await.html.contains(&format!("/letters/{round}\"")) {
            party.press().await.is(303);
            // In the dark nothing is to be seen.
            party.light();
        }
        party.guests[0].post(&party.seat(&format!("/letters/{round}")), &[]).await.is(303);
    }
    let weight = party.page(0).await.html.len();
    assert!(weight < 60_000, "{weight} bytes");
}
