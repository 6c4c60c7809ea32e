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
    let (nell, gus, ivo) = (
        playing(&party, "Nell Arden").await,
        playing(&party, "Gus Egret").await,
        playing(&party, "Ivo Crane").await,
    );
    let postcard = clue(&party, "postcard");
    let path = party.seat(&format!("/clues/{postcard}"));
    let title = "A postcard without a name";
    let page = party.page(nell).await;
    page.shows(title);
    party.page(gus).await.hides(title);

    let to = part_of(&page, "Gus Egret");
    party.guests[nell].post(&path, &[("what", "show"), ("to", &to)]).await.is(303);
    party.page(gus).await.shows(title).shows("Nell Arden showed you this");
    party.page(ivo).await.hides(title);
    // Who was shown it cannot pass it on.
    let nells = part_of(&party.page(gus).await, "Nell Arden");
    party.guests[gus].post(&path, &[("what", "give"), ("to", &nells)]).await.is(303);
    party.page(nell).await.shows("Give it away");

    let to = part_of(&page, "Ivo Crane");
    party.guests[nell].post(&path, &[("what", "give"), ("to", &to)]).await.is(303);
    party.page(ivo).await.shows(title);
    party.page(nell).await.shows(title).shows("you gave this away").hides("showed you this");
    // Twice, or from an old tab: it is no longer hers.
    party.guests[nell]
        .post_and_follow(&path, &[("what", "board")])
        .await
        .shows("no longer in your hand");
    party.guests[ivo].post(&path, &[("what", "board"), ("to", "")]).await.is(303);
    for guest in 0..6 {
        party.page(guest).await.shows(title).shows("put here by Ivo Crane");
    }
}

#[tokio::test]
async fn a_memory_can_be_told_but_not_shown() {
    let party = dealt().await;
    let nell = playing(&party, "Nell Arden").await;
    let memory = clue(&party, "behind-the-shed");
    let to = part_of(&party.page(nell).await, "Gus Egret");
    for what in ["show", "give", "board"] {
        let path = party.seat(&format!("/clues/{memory}"));
        party.guests[nell].post(&path, &[("what", what), ("to", &to)]).await.is(404);
    }
    party.page(nell).await.shows("A memory: you can tell it, not show it.");
}

#[tokio::test]
async fn nothing_is_given_to_oneself_to_strangers_or_to_nobody() {
    let party = dealt().await;
    let nell = playing(&party, "Nell Arden").await;
    let path = party.seat(&format!("/clues/{}", clue(&party, "postcard")));
    let own: Uuid = a::table
        .inner_join(p::table)
        .filter(p::user_id.eq_any(users_named(&party, nell)))
        .select(a::id)
        .first(&mut party.app.db())
        .unwrap();
    let guest = &party.guests[nell];
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
    let nell = playing(&party, "Nell Arden").await;
    let title = "What you heard behind the boat shed";
    party.page(nell).await.shows(title);
    party.guests[nell].post(&party.seat("/leave"), &[]).await.is(303);
    let other = (nell + 1) % 6;
    // Written to “you”: everybody is told whose memory it was.
    party.page(other).await.shows(title).shows("What Nell Arden knew");
}
