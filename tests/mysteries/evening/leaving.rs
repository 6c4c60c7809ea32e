//! Somebody leaves in a round, or is taken out: nothing of theirs comes out until the host says so.

use diesel::prelude::*;
use lamplight_schema::evenings::mystery_clue_states as c;
use support::party::{NAMES, Party};

const JONAS: usize = 1;

/// Clues on the board, and clues in hands.
fn clues(party: &Party) -> (i64, i64) {
    let evening: uuid::Uuid = party.id.parse().expect("an id");
    let all = || c::table.filter(c::session_id.eq(evening)).count();
    let db = &mut party.app.db();
    let board = all().filter(c::on_board_at.is_not_null()).get_result(db).expect("clues");
    (board, all().filter(c::on_board_at.is_null()).get_result(db).expect("clues"))
}

async fn round_one() -> Party {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    party.guests[JONAS].post(&party.seat("/letters/1"), &[]).await.is(303);
    party
}

/// The decision that stands under “Who needs you”, to be taken back: the newest of them.
fn decided(console: &support::Page) -> String {
    let needs = console.html.split("id=\"needs\"").nth(1).expect("a room");
    let press = needs.split("name=\"press\" value=\"").nth(1).expect("it can be taken back");
    press[..36].to_owned()
}

/// Who of the guests plays `character`.
async fn plays(party: &Party, character: &str) -> usize {
    for guest in 0..party.guests.len() {
        if party.character(guest).await == character {
            return guest;
        }
    }
    panic!("nobody plays {character}");
}

async fn come_back(party: &Party) {
    let join = [("code", party.code.as_str()), ("name", "Jonas")];
    party.guests[JONAS].post("/join", &join).await.leads_to(&party.play());
}

#[tokio::test]
async fn leaving_for_two_seconds_brings_nothing_out_and_who_comes_back_has_everything() {
    let party = round_one().await;
    let (before, had) = (clues(&party), party.page(JONAS).await);
    party.guests[JONAS].post(&party.seat("/leave"), &[]).await.is(303);
    assert_eq!(clues(&party), before, "nothing came out");
    party.page(JONAS).await.shows("waits for you").shows("have everything you had");
    let console = party.console().await;
    console.shows("Jonas has left the table").shows("You can wait").shows("Let its clues come out");
    // Somebody sits down in the seat meanwhile: there is one more for who comes back.
    let late = party.app.stranger();
    late.post("/join", &[("code", &party.code), ("name", "Zoe")]).await.is(303);
    come_back(&party).await;
    let has = party.page(JONAS).await;
    for part in ["class=\"letter\"", "class=\"card\""] {
        let count = |page: &support::Page| page.html.matches(part).count();
        assert_eq!(count(&has), count(&had), "{part}");
    }
    assert_eq!(has.links("/letters/"), had.links("/letters/"), "nothing is sealed again");
    party.console().await.hides("Jonas has left the table").shows("Zoe has come late");
}

#[tokio::test]
async fn who_leaves_while_the_ballots_are_out_comes_back_too() {
    let party = round_one().await;
    party.press_until("0 of 6 ballots are in").await;
    party.guests[JONAS].post(&party.seat("/leave"), &[]).await.is(303);
    party.console().await.shows("0 of 5 ballots are in");
    party.page(JONAS).await.shows("waits for you");
    come_back(&party).await;
    party.page(JONAS).await.shows("Hand in my ballot");
}

#[tokio::test]
async fn the_host_lets_the_clues_come_out_and_takes_it_back_within_a_minute() {
    let party = round_one().await;
    let before = clues(&party);
    // Without her, everybody sees the postcard that she holds.
    let nell = plays(&party, "Nell Arden").await;
    let console = party.console().await;
    let out = console.links("/remove").into_iter().nth(nell).expect("a way to take her out");
    let console = party.host.post_and_follow(&out, &[]).await;
    assert_eq!(clues(&party), before, "taken out, and nothing came out");
    let name = NAMES[nell];
    console.shows(&format!("{name} is taken out.")).shows("You can wait");

    let let_out = console.links("/let-out").into_iter().find(|it| it.ends_with("/let-out"));
    let let_out = let_out.expect("a form");
    let console = party.host.post_and_follow(&let_out, &[]).await;
    assert!(clues(&party).0 > before.0, "to the board");
    // Half a minute later it can still be taken back, whatever else was pressed.
    let press = decided(&console);
    party.press_form("/clock", &[("turn", "pause")]).await.is(303);
    party.app.pass(chrono::Duration::seconds(30));
    party.host.post_and_follow(&party.at("/take-back"), &[("press", &press)]).await;
    assert_eq!(clues(&party), before, "in the hand again");
    party.host.post(&let_out, &[]).await.is(303);
    let press = decided(&party.console().await);
    party.app.pass(chrono::Duration::seconds(61));
    let late = party.host.post_and_follow(&party.at("/take-back"), &[("press", &press)]).await;
    late.shows("too long ago");
    assert!(clues(&party).0 > before.0);
}

#[tokio::test]
async fn nobody_who_sits_there_loses_what_they_hold() {
    let party = round_one().await;
    let (before, had) = (clues(&party), party.page(JONAS).await);
    for out in party.console().await.links("/remove") {
        let let_out = out.replace("/remove", "/let-out");
        party.host.post_and_follow(&let_out, &[]).await.shows("pressed already");
    }
    assert_eq!(clues(&party), before, "nothing came out");
    assert_eq!(party.page(JONAS).await.links("/letters/"), had.links("/letters/"));
}

#[tokio::test]
async fn the_part_of_who_is_gone_is_given_away_with_what_it_holds() {
    let party = round_one().await;
    let (before, character) = (clues(&party), party.character(JONAS).await);
    party.guests[JONAS].post(&party.seat("/leave"), &[]).await.is(303);
    let zoe = party.app.stranger();
    zoe.post("/join", &[("code", &party.code), ("name", "Zoe")]).await.is(303);
    let console = party.console().await;
    let form = console.html.split("id=\"fill-").nth(1).expect("a form for the part");
    let person = form.split("<option value=\"").nth(1).expect("somebody");
    let fields = [("character", &form[..36]), ("participant", &person[..36])];
    let console = party.host.post_and_follow(&party.at("/cast"), &fields).await;
    console.shows(&format!("Zoe plays {character} now. Take it back"));
    assert_eq!(clues(&party), before);
    zoe.get(&party.play()).await.shows(&character).shows("Nobody else can open this");
    // The slip is taken back, and the part is Jonas's as it was.
    let press = decided(&console);
    party.host.post_and_follow(&party.at("/take-back"), &[("press", &press)]).await;
    zoe.get(&party.play()).await.shows("You have no part yet");
    come_back(&party).await;
    party.page(JONAS).await.shows(&character).shows("and nobody else");
}
