//! Going and coming back: taken out by the host and let in again, left and returned, late into
//! somebody else's seat.

use chrono::Duration;
use diesel::prelude::*;
use lamplight_schema::evenings::mystery_participants as p;
use support::party::{NAMES, Party};
use support::{Client, Page, Stream, TestApp, paper_boat};

const MIRA: usize = 0;
const JONAS: usize = 1;

/// Where the form beside `words` is sent that ends in `end`.
fn form(page: &Page, words: &str, end: &str) -> String {
    let after = page.html.split(words).nth(1).unwrap_or_else(|| panic!("no “{words}” on {page:?}"));
    let action = after.split("action=\"").nth(1).and_then(|it| it.split('"').next());
    let action = action.filter(|it| it.ends_with(end));
    action.unwrap_or_else(|| panic!("no form to {end} beside “{words}” on {page:?}")).to_owned()
}

/// Round one, the letters dealt and all of them read.
async fn round_one(party: &Party) {
    party.press().await.is(303);
    party.press().await.is(303);
    for guest in &party.guests {
        guest.post(&party.seat("/letters/1"), &[]).await.is(303);
    }
}

async fn take_out(party: &Party, name: &str) {
    let console = party.console().await;
    let out = form(&console, &format!("Take {name} out?"), "/remove");
    party.host.post(&out, &[]).await.is(303);
}

async fn let_back_in(party: &Party, name: &str) -> Page {
    let console = party.console().await;
    let back = form(&console, &format!("{name} was taken out"), "/return");
    party.host.post_and_follow(&back, &[]).await
}

/// Somebody comes late, and the host gives them the first empty seat's part.
async fn substitute(party: &Party, name: &str) -> Client {
    let late = party.app.stranger();
    late.post("/join", &[("code", &party.code), ("name", name)]).await.leads_to(&party.play());
    let console = party.console().await;
    let form = console.html.split("id=\"fill-").nth(1).expect("a form for the empty seat");
    let person = form.split("<option value=\"").nth(1).expect("somebody");
    let fields = [("character", &form[..36]), ("participant", &person[..36])];
    party.press_form("/cast", &fields).await.is(303);
    late
}

#[tokio::test]
async fn who_was_taken_out_is_told_so_and_nothing_of_the_evening() {
    let party = Party::ready(6).await;
    round_one(&party).await;
    let character = party.character(JONAS).await;
    let own = party.guests[JONAS].get(&party.seat("/link")).await.links("/seat/")[0].clone();
    let own = &own[own.find("/seat/").expect("a path")..];
    take_out(&party, "Jonas").await;
    let jonas = &party.guests[JONAS];
    for path in [party.play(), party.seat("/parts"), party.seat("/link"), own.to_owned()] {
        let page = jonas.get(&path).await;
        page.is(403).shows("Nora has taken you out of this evening").shows("tell Nora");
        page.hides(&character).hides("The Paper Boat").hides("Mira");
        assert!(!page.links("/").is_empty(), "there is a way on");
    }
    jonas.post(&party.seat("/letters/1"), &[]).await.is(403).shows("Nora has taken you out");
    jonas.post(&party.seat("/wish"), &[("character", "")]).await.is(403);
    jonas.get(&format!("/recap/{}", party.id)).await.is(404);
    let join = [("code", party.code.as_str()), ("name", "Jonas")];
    jonas.post("/join", &join).await.is(422).shows("Only the host can let you back in");
    // To everybody else the page is not there at all.
    party.app.stranger().get(&party.play()).await.is(404);
    party.app.member("Otto").get(&party.play()).await.is(404);
}

#[tokio::test]
async fn who_is_let_back_in_has_their_own_part_again() {
    let party = Party::ready(6).await;
    round_one(&party).await;
    let character = party.character(JONAS).await;
    take_out(&party, "Jonas").await;
    party.console().await.shows(&format!("Jonas is out {character}"));
    let console = let_back_in(&party, "Jonas").await;
    console.shows("They have a seat at the table again").hides("Jonas was taken out");
    console.hides("Jonas is out");
    assert_eq!(party.character(JONAS).await, character);
    party.page(JONAS).await.is(200).shows("yours");
}

#[tokio::test]
async fn in_the_lobby_too_a_mistake_can_be_mended() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(6).await;
    let console = party.console().await;
    party.host.post(&form(&console, "Take Jonas out?", "/remove"), &[]).await.is(303);
    party.guests[JONAS].get(&party.play()).await.is(403);
    let back = form(&party.console().await, "Jonas was taken out", "/return");
    party.host.post_and_follow(&back, &[]).await.shows("They have a seat at the table again");
    party.guests[JONAS].get(&party.play()).await.is(200).shows("Who would you like to be?");
    // Pressed twice, they are in once.
    party.host.post(&back, &[]).await.is(303);
    party.console().await.shows("6 of 6").hides("was taken out");
    // And only the host can: for others there is no such thing, nor for people of other evenings.
    party.guests[0].post(&back, &[]).await.is(404);
    for odd in ["x".to_owned(), uuid::Uuid::new_v4().to_string()] {
        party.press_form(&format!("/seats/{odd}/return"), &[]).await.is(404);
    }
}

#[tokio::test]
async fn whose_seat_has_been_taken_waits_like_everybody_who_comes_late() {
    let party = Party::ready(6).await;
    round_one(&party).await;
    let character = party.character(JONAS).await;
    take_out(&party, "Jonas").await;
    let zoe = substitute(&party, "Zoe").await;
    zoe.get(&party.play()).await.shows(&character);
    let_back_in(&party, "Jonas").await.shows("Jonas has come late");
    party.page(JONAS).await.is(200).shows("You have no part yet").shows("Round one of three Jonas");
    zoe.get(&party.play()).await.is(200).shows(&format!("Round one of three {character}"));
}

#[tokio::test]
async fn nobody_is_let_back_in_over_a_namesake_or_into_the_ballots() {
    let party = Party::ready(6).await;
    round_one(&party).await;
    take_out(&party, "Jonas").await;
    let other = substitute(&party, "Jonas").await;
    let_back_in(&party, "Jonas").await.shows("Somebody else of that name has come in since");
    other.get(&party.play()).await.is(200);
    let back = form(&party.console().await, "Jonas was taken out", "/return");
    party.press_until("0 of 6 ballots are in").await;
    party.host.post_and_follow(&back, &[]).await.shows("nobody comes in any more");
    party.guests[JONAS].get(&party.play()).await.is(403);
}

#[tokio::test]
async fn who_leaves_in_a_round_comes_back_into_their_part_while_it_is_free() {
    let party = Party::ready(6).await;
    round_one(&party).await;
    let character = party.character(JONAS).await;
    let join = [("code", party.code.as_str()), ("name", "Jonas")];
    party.guests[JONAS].post(&party.seat("/leave"), &[]).await.is(303);
    party.page(JONAS).await.is(200).shows("You left the table").shows("come back as Jonas");
    party.guests[JONAS].post("/join", &join).await.leads_to(&party.play());
    assert_eq!(party.character(JONAS).await, character);
    party.console().await.hides("Jonas has left the table");
    party.page(JONAS).await.shows("and nobody else");

    party.guests[JONAS].post(&party.seat("/leave"), &[]).await.is(303);
    let zoe = substitute(&party, "Zoe").await;
    party.guests[JONAS].post("/join", &join).await.is(422).shows("Every seat is taken");
    zoe.get(&party.play()).await.shows(&character);
    party.press_until("0 of 6 ballots are in").await;
    party.page(JONAS).await.shows("takes nobody in any more").hides("come back as");
}

#[tokio::test]
async fn a_substitute_reads_who_they_are_first_and_every_letter_in_its_turn() {
    let party = Party::ready(6).await;
    round_one(&party).await;
    party.press_until(&paper_boat().rounds[1].name).await;
    while !party.page(0).await.html.contains("/letters/2\"") {
        party.press().await.is(303);
    }
    party.guests[JONAS].post(&party.seat("/leave"), &[]).await.is(303);
    let zoe = substitute(&party, "Zoe").await;
    for round in 0..=2 {
        let page = zoe.get(&party.play()).await;
        let offered = page.links("/letters/");
        assert_eq!(offered, [party.seat(&format!("/letters/{round}"))], "{page:?}");
        zoe.post(&offered[0], &[])
            .await
            .leads_to(&party.seat(&format!("?room=part#letter-{round}")));
        // What was just opened lies open, and before what is to be opened next.
        let page = zoe.get(&party.seat("?room=part")).await;
        let opened = format!("<details class=\"envelope\" id=\"letter-{round}\" open>");
        let opened = page.html.find(&opened).unwrap_or_else(|| panic!("{round} is shut: {page:?}"));
        let next = page.html.find(&format!("/letters/{}\"", round + 1));
        assert!(next.is_none_or(|next| opened < next), "{round} lies below what comes next");
    }
    assert!(zoe.get(&party.play()).await.links("/letters/").is_empty());
}

#[tokio::test]
async fn the_hosts_own_seat_is_never_away_and_never_taken_out() {
    let party = Party::open(TestApp::start().await, 6, "plays").await.with_guests(5).await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    party.press().await.is(303);
    let evening: uuid::Uuid = party.id.parse().expect("an id");
    party.app.pass(Duration::hours(1));
    let console = party.console().await;
    console.hides("Nora’s phone is away").hides("Take Nora out");
    for name in &NAMES[..5] {
        console.shows(&format!("{name}’s phone is away")).shows(&format!("Take {name} out"));
    }
    let page = party.page(0).await;
    page.hides("Nora, away").hides("Mira, away");
    for name in &NAMES[1..5] {
        page.shows(&format!("{name}, away"));
    }
    let own: uuid::Uuid = p::table
        .filter(p::session_id.eq(evening))
        .filter(p::user_id.eq(party.host.id))
        .select(p::id)
        .first(&mut party.app.db())
        .expect("the host's seat");
    let own = party.at(&format!("/seats/{own}/remove"));
    party.host.post_and_follow(&own, &[]).await.shows("This is your own seat");
    party.host.get(&party.play()).await.is(200).shows("Round one of three");
}

#[tokio::test]
async fn a_later_letter_is_not_opened_before_what_came_first() {
    let party = Party::ready(6).await;
    round_one(&party).await;
    party.guests[JONAS].post(&party.seat("/leave"), &[]).await.is(303);
    let zoe = substitute(&party, "Zoe").await;
    let page = zoe.post_and_follow(&party.seat("/letters/1"), &[]).await;
    page.is(200).shows("something to read before that one");
    assert_eq!(page.links("/letters/"), [party.seat("/letters/0")], "it is still sealed");
    zoe.post(&party.seat("/letters/0"), &[]).await.is(303);
    let page = zoe.post_and_follow(&party.seat("/letters/1"), &[]).await;
    page.hides("something to read before").hides("Nobody else can open this");
}

#[tokio::test]
async fn a_guest_without_a_script_is_there_for_as_long_as_one_reads_a_page() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    // Whose phone is away, of everybody at the table.
    let away = async || {
        let console = party.console().await;
        let all = NAMES.into_iter().take(party.guests.len());
        let away = all.filter(|it| console.text.contains(&format!("{it}’s phone is away")));
        away.collect::<Vec<_>>()
    };
    party.app.pass(Duration::hours(1));
    assert_eq!(away().await, ["Mira", "Jonas", "Priya", "Leila", "Ravi", "Tom"]);
    // Mira opens a page; Jonas has a stream, which has ended since.
    party.page(MIRA).await.is(200);
    party.page(JONAS).await.is(200);
    drop(Stream::open(&party.guests[JONAS], &party.seat("/events")).await);
    assert_eq!(away().await, ["Priya", "Leila", "Ravi", "Tom"]);
    party.app.pass(Duration::minutes(15));
    assert_eq!(away().await, ["Jonas", "Priya", "Leila", "Ravi", "Tom"]);
    party.app.pass(Duration::minutes(10));
    assert_eq!(away().await, ["Mira", "Jonas", "Priya", "Leila", "Ravi", "Tom"]);
}
