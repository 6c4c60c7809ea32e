//! Who plays whom: wishes, swaps, somebody who leaves, somebody who comes late.

use support::party::Party;
use support::{Page, TestApp, paper_boat};

/// The id by which the console casts a character.
fn character_id(console: &Page, name: &str) -> String {
    let place = console
        .html
        .find(&format!("<b>{name}"))
        .unwrap_or_else(|| panic!("no {name} on {console:?}"));
    let after = &console.html[place..];
    let value = after.split("name=\"character\" value=\"").nth(1).expect("an id");
    value[..36].to_owned()
}

/// The id by which the console names a guest.
fn guest_id(console: &Page, name: &str) -> String {
    let after = console.html.split("name=\"participant\"").nth(1).expect("a casting");
    let place = after
        .find(&format!(">{name}</option>"))
        .unwrap_or_else(|| panic!("no {name} on {console:?}"));
    let before = &after[..place];
    let value = before.rsplit("value=\"").next().expect("an id");
    value[..36].to_owned()
}

#[tokio::test]
async fn wishes_are_heard_and_the_host_has_the_last_word() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(6).await;
    let page = party.page(2).await;
    let row = page.html.split("<b>Ivo Crane</b>").nth(1).expect("somebody to wish for");
    let wish = row.split("value=\"").nth(1).expect("an id")[..36].to_owned();
    party.guests[2].post(&party.seat("/wish"), &[("character", &wish)]).await.is(303);
    party.console().await.shows("would like to be Ivo Crane");
    party.press_form("/cast/everybody", &[]).await.is(303);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    assert_eq!(party.character(2).await, "Ivo Crane");

    // A swap: Jonas takes Ivo, and Priya gets what Jonas had.
    let before = party.character(1).await;
    let console = party.console().await;
    let (ivo, jonas) = (character_id(&console, "Ivo Crane"), guest_id(&console, "Jonas"));
    party.press_form("/cast", &[("character", &ivo), ("participant", &jonas)]).await.is(303);
    assert_eq!(party.character(1).await, "Ivo Crane");
    assert_eq!(party.character(2).await, before);
}

#[tokio::test]
async fn it_does_not_begin_before_everybody_can_play() {
    let party = Party::open(TestApp::start().await, 3, "knows").await.with_guests(2).await;
    let zero = [("at", "lobby.0.0.0")];
    party.host.post_and_follow(&party.at("/press"), &zero).await.shows("at least 3 players");
    let party = party.with_guests(1).await;
    party.host.post_and_follow(&party.at("/press"), &zero).await.shows("has no part yet");
    party.press_form("/cast/everybody", &[]).await.is(303);
    party.host.post_and_follow(&party.at("/press"), &zero).await.shows("not handed out yet");
    party.press_form("/cast/hand-out", &[]).await.is(303);
    party.press_form("/press", &zero).await.is(303);
    party.console().await.shows(&paper_boat().rounds[0].name);
}

#[tokio::test]
async fn every_number_of_players_can_be_cast() {
    for players in 3..=10 {
        let party = Party::open(TestApp::start().await, players, "plays")
            .await
            .with_guests(players - 1)
            .await;
        party.press_form("/cast/everybody", &[]).await.is(303);
        party.press_form("/cast/hand-out", &[]).await.is(303);
        party.press().await.is(303);
        party.console().await.shows("Deal the letters");
    }
}

#[tokio::test]
async fn a_late_guest_takes_the_seat_of_one_who_left_with_letters_and_clues() {
    let party = Party::ready(7).await;
    party.press().await.is(303);
    party.press().await.is(303);
    let character = party.character(3).await;
    let held = party.page(3).await;
    party.guests[3].post(&party.seat("/leave"), &[]).await.is(303);
    party.console().await.shows(&format!("has left the table {character}"));

    let zoe = party.app.stranger();
    zoe.post("/join", &[("code", &party.code), ("name", "Zoe")]).await.leads_to(&party.play());
    zoe.get(&party.play()).await.shows("You have no part yet").hides("Nobody else can open this");
    let console = party.console().await;
    console.shows("Zoe has come late");
    let (character_id, zoe_id) = fill_form(&console);
    party
        .press_form("/cast", &[("character", &character_id), ("participant", &zoe_id)])
        .await
        .is(303);
    let page = zoe.get(&party.play()).await;
    page.shows(&character).shows("Nobody else can open this");
    zoe.post(&party.seat("/letters/0"), &[]).await.is(303);
    zoe.post(&party.seat("/letters/1"), &[]).await.is(303);
    zoe.get(&party.play()).await.shows("In short.");
    assert!(held.html.contains("class=\"clue new\""));
    // The one who left reads nothing any more.
    party.page(3).await.shows("You left the table").hides("In short.");
}

/// What the form for an empty seat would send.
fn fill_form(console: &Page) -> (String, String) {
    let form = console.html.split("id=\"fill-").nth(1).expect("a form for the empty seat");
    let character = form[..36].to_owned();
    let person = form.split("<option value=\"").nth(1).expect("somebody")[..36].to_owned();
    (character, person)
}

#[tokio::test]
async fn a_host_who_plays_reads_one_part_and_no_second_one() {
    let party = Party::open(TestApp::start().await, 6, "plays").await.with_guests(5).await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    party.host.post(&party.seat("/letters/0"), &[]).await.is(303);
    let heading = |page: &Page| {
        page.html
            .split("<h1 class=\"name\">")
            .nth(1)
            .unwrap()
            .split("</h1>")
            .next()
            .unwrap()
            .to_owned()
    };
    let own = heading(&party.host.get(&party.play()).await);
    let console = party.console().await;
    let nora = guest_id(&console, "Nora");
    let others: Vec<_> = paper_boat().characters.into_iter().filter(|it| it.name != own).collect();
    for other in others.iter().filter(|it| console.html.contains(&format!("<b>{}", it.name))) {
        let id = character_id(&console, &other.name);
        party.press_form("/cast", &[("character", &id), ("participant", &nora)]).await.is(303);
    }
    let id = character_id(&console, &own);
    party.press_form("/cast", &[("character", &id), ("participant", "")]).await.is(303);
    party.host.post(&party.seat("/leave"), &[]).await.is(303);
    assert_eq!(heading(&party.host.get(&party.play()).await), own, "still who they were");
}
