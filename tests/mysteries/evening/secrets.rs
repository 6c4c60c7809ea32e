//! Nobody reads what is somebody else's before its time: not on a page, not in its source, not
//! in an event stream's parts, not by an address.

use diesel::prelude::*;
use lamplight_schema::evenings::mystery_sessions as s;
use std::collections::BTreeSet;
use support::{
    Page,
    party::Party,
    watch::{self, Secrets, may_read, user_of},
};
use uuid::Uuid;

/// Finds what is on `page` and belongs to nothing that `may` be read there.
fn check(page: &Page, may: &BTreeSet<String>, secrets: &Secrets, where_: &str) {
    for source in [&page.text, &page.html] {
        for hit in secrets.hits(source) {
            let (row, texts) = (&hit.row, hit.texts);
            assert!(hit.is_fine(may), "{where_}: “{row}” of {texts:?} is readable");
        }
    }
}

const NAMES: [&str; 7] = ["Mira", "Jonas", "Priya", "Leila", "Ravi", "Tom", "Ben"];

/// Looks at everything everybody can reach, as things stand.
async fn look_around(party: &Party, secrets: &Secrets, opened: &BTreeSet<usize>, moment: &str) {
    let (evening, db) = (party.id.parse().unwrap(), &mut party.app.db());
    for (guest, name) in party.guests.iter().zip(NAMES) {
        let user = user_of(db, evening, name);
        let may = may_read(db, evening, user, opened);
        for path in [
            party.play(),
            party.seat("/parts"),
            party.seat("/link"),
            format!("/join/{}", party.code),
        ] {
            let page = guest.get(&path).await;
            check(&page, &may, secrets, &format!("{name} at {path}, {moment}"));
        }
        guest.get(&party.at("")).await.is(404);
        guest.get(&party.at("/everything")).await.is(404);
        guest.get(&format!("/recap/{}", party.id)).await.is(404);
    }
    let board = watch::board(db, evening);
    for below in ["", "/parts", "/door", "/everything"] {
        let page = party.host.get(&party.at(below)).await;
        // The host plays along: titles of clues on the board are all there is to see.
        check(&page, &board, secrets, &format!("the host at {below}, {moment}"));
    }
    let screen = party.host.get(&party.at("")).await.links("/screen/")[0].clone();
    let path = screen.split_once("/screen/").map(|(_, rest)| format!("/screen/{rest}")).unwrap();
    for path in [path.clone(), format!("{path}/parts")] {
        check(
            &party.app.stranger().get(&path).await,
            &board,
            secrets,
            &format!("the television, {moment}"),
        );
    }
    check(
        &party.app.stranger().get("/stories/the-paper-boat").await,
        &BTreeSet::new(),
        secrets,
        "the shop page",
    );
}

fn phase(party: &Party) -> (String, i32, i32) {
    let id: Uuid = party.id.parse().unwrap();
    s::table
        .find(id)
        .select((s::phase, s::current_round, s::letters_round))
        .first(&mut party.app.db())
        .unwrap()
}

#[tokio::test]
async fn nobody_reads_what_is_somebody_elses_before_its_time() {
    let secrets = Secrets::of_the_story();
    let app = support::TestApp::start().await;
    let party = Party::open(app, 8, "plays").await.with_guests(7).await;
    let mut opened = BTreeSet::new();
    look_around(&party, &secrets, &opened, "lobby").await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    look_around(&party, &secrets, &opened, "lobby").await;
    party.press_form("/cast/hand-out", &[]).await.is(303);
    look_around(&party, &secrets, &opened, "parts handed out").await;
    for guest in &party.guests {
        guest.post(&party.seat("/letters/0"), &[]).await.is(303);
        // What is not dealt cannot be opened.
        guest.post(&party.seat("/letters/1"), &[]).await.is(404);
    }
    opened.insert(0);
    while phase(&party).0 != "accusation" {
        party.press().await.is(303);
        let (_, round, letters) = phase(&party);
        look_around(
            &party,
            &secrets,
            &opened,
            &format!("round {round}, letters {letters}, opened {opened:?}"),
        )
        .await;
        let letters = usize::try_from(letters).unwrap();
        if letters > 0 && !opened.contains(&letters) {
            for guest in &party.guests {
                guest.post(&party.seat(&format!("/letters/{letters}")), &[]).await.is(303);
            }
            opened.insert(letters);
        }
    }
    look_around(&party, &secrets, &opened, "the ballots").await;
    party.press().await.is(303);
    look_around(&party, &secrets, &opened, "the ballots are closed").await;
}

#[tokio::test]
async fn somebody_elses_seat_letters_and_clues_cannot_be_touched() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    let stranger = party.app.stranger();
    let other = Party::ready(6).await;
    for below in ["/letters/0", "/ticks", "/notes", "/accuse", "/wish", "/leave", "/link"] {
        stranger.post(&party.seat(below), &[]).await.is(404);
        other.guests[0].post(&party.seat(below), &[]).await.is(404);
    }
    party.guests[0].get(&party.at("/events")).await.is(404);
    party.guests[0].get(&other.play()).await.is(404);
}

#[tokio::test]
async fn a_letter_is_opened_by_whom_it_was_handed_to_while_they_are_there() {
    let party = Party::open(support::TestApp::start().await, 6, "knows").await.with_guests(6).await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    let (guest, letter) = (&party.guests[0], party.seat("/letters/0"));
    guest.post(&letter, &[]).await.is(404);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    guest.post(&letter, &[]).await.is(303);
    guest.post(&party.seat("/leave"), &[]).await.is(303);
    guest.post_and_follow(&letter, &[]).await.shows("You left the table");
}
