//! Clues: shown to one, given away, put on the board, and where they go when a seat is empty.

use diesel::prelude::*;
use lamplight_schema::{
    evenings::{
        mystery_character_assignments as a, mystery_clue_states as c, mystery_participants as p,
    },
    stories::story_clues,
};
use support::Page;
use support::party::Party;
use uuid::Uuid;

/// Round one, letters dealt; the guest who plays `character`.
async fn playing(party: &Party, character: &str) -> usize {
    for guest in 0..party.guests.len() {
        if party.character(guest).await == character {
            return guest;
        }
    }
    panic!("nobody plays {character}");
}

fn part_of(page: &Page, name: &str) -> String {
    let place =
        page.html.find(&format!(">{name} (")).unwrap_or_else(|| panic!("no {name} on {page:?}"));
    page.html[..place].rsplit("value=\"").next().unwrap()[..36].to_owned()
}

fn clue(party: &Party, key: &str) -> String {
    let id: Uuid = party.id.parse().unwrap();
    let mut db = party.app.db();
    let out: Vec<Uuid> =
        c::table.filter(c::session_id.eq(id)).select(c::clue_id).load(&mut db).unwrap();
    let clue = story_clues::table
        .filter(story_clues::key.eq(key))
        .filter(story_clues::id.eq_any(out))
        .select(story_clues::id)
        .first::<Uuid>(&mut db);
    clue.unwrap_or_else(|error| panic!("{key} is not out: {error}")).to_string()
}

async fn dealt() -> Party {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    party
}

#[tokio::test]
async fn a_thing_is_shown_to_one_given_away_and_pinned_for_all() {
    let party = dealt().await;
    let (odette, voss, rook) = (
        playing(&party, "Odette Marchetti").await,
        playing(&party, "Dr Anselm Voss").await,
        playing(&party, "Casimir Rook").await,
    );
    let telegram = clue(&party, "telegram");
    let path = party.seat(&format!("/clues/{telegram}"));
    let title = "A telegram without a name";
    let page = party.page(odette).await;
    page.shows(title);
    party.page(voss).await.hides(title);

    let to = part_of(&page, "Dr Anselm Voss");
    party.guests[odette].post(&path, &[("what", "show"), ("to", &to)]).await.is(303);
    party.page(voss).await.shows(title).shows("Odette Marchetti showed you this");
    party.page(rook).await.hides(title);
    // Who was shown it cannot pass it on.
    let odettes = part_of(&party.page(voss).await, "Odette Marchetti");
    party.guests[voss].post(&path, &[("what", "give"), ("to", &odettes)]).await.is(303);
    party.page(odette).await.shows("Give it away");

    let to = part_of(&page, "Casimir Rook");
    party.guests[odette].post(&path, &[("what", "give"), ("to", &to)]).await.is(303);
    party.page(rook).await.shows(title);
    party.page(odette).await.shows(title).shows("you gave this away").hides("showed you this");
    // Twice, or from an old tab: it is no longer hers.
    party.guests[odette]
        .post_and_follow(&path, &[("what", "board")])
        .await
        .shows("no longer in your hand");
    party.guests[rook].post(&path, &[("what", "board"), ("to", "")]).await.is(303);
    for guest in 0..6 {
        party.page(guest).await.shows(title).shows("put here by Casimir Rook");
    }
}

#[tokio::test]
async fn a_memory_can_be_told_but_not_shown() {
    let party = dealt().await;
    let odette = playing(&party, "Odette Marchetti").await;
    let memory = clue(&party, "through-the-door");
    let to = part_of(&party.page(odette).await, "Dr Anselm Voss");
    for what in ["show", "give", "board"] {
        let path = party.seat(&format!("/clues/{memory}"));
        party.guests[odette].post(&path, &[("what", what), ("to", &to)]).await.is(404);
    }
    party.page(odette).await.shows("A memory: you can tell it, not show it.");
}

#[tokio::test]
async fn nothing_is_given_to_oneself_to_strangers_or_to_nobody() {
    let party = dealt().await;
    let odette = playing(&party, "Odette Marchetti").await;
    let path = party.seat(&format!("/clues/{}", clue(&party, "telegram")));
    let own: Uuid = a::table
        .inner_join(p::table)
        .filter(p::user_id.eq_any(users_named(&party, odette)))
        .select(a::id)
        .first(&mut party.app.db())
        .unwrap();
    let guest = &party.guests[odette];
    guest.post(&path, &[("what", "give"), ("to", &own.to_string())]).await.is(404);
    guest.post(&path, &[("what", "give"), ("to", &Uuid::new_v4().to_string())]).await.is(404);
    guest
        .post_and_follow(&path, &[("what", "show"), ("to", "")])
        .await
        .shows("Choose somebody first");
    guest.post(&path, &[("what", "burn"), ("to", "")]).await.is(404);
    guest.post(&party.seat("/clues/nonsense"), &[("what", "board")]).await.is(404);
}

fn users_named(party: &Party, guest: usize) -> Vec<Uuid> {
    let names = ["Mira", "Jonas", "Priya", "Leila", "Ravi", "Tom"];
    p::table
        .filter(p::display_name.eq(names[guest]))
        .filter(p::session_id.eq(party.id.parse::<Uuid>().unwrap()))
        .select(p::user_id)
        .load(&mut party.app.db())
        .unwrap()
}

#[tokio::test]
async fn what_somebody_held_is_not_lost_when_they_go() {
    let party = dealt().await;
    let odette = playing(&party, "Odette Marchetti").await;
    let title = "What you heard from behind the palm";
    party.page(odette).await.shows(title);
    party.guests[odette].post(&party.seat("/leave"), &[]).await.is(303);
    let other = (odette + 1) % 6;
    // Written to “you”: everybody is told whose memory it was.
    party.page(other).await.shows(title).shows("What Odette Marchetti knew");
}
