//! Who needs the host: every seal unbroken, every missing ballot, phones that are away; and nudges.

use diesel::prelude::*;
use lamplight_schema::evenings::mystery_participants as p;
use support::party::Party;
use support::{Page, Stream};

/// What stands under “Who needs you”.
fn needs(console: &Page) -> String {
    let room = console.html.split("id=\"needs\"").nth(1).expect("a room");
    support::text_of(room.split("</section>").next().unwrap_or(room))
}

fn party_ids(party: &Party) -> (uuid::Uuid, uuid::Uuid) {
    let evening: uuid::Uuid = party.id.parse().expect("an id");
    let mira = p::table.filter(p::session_id.eq(evening)).filter(p::display_name.eq("Mira"));
    (evening, mira.select(p::id).first(&mut party.app.db()).expect("Mira"))
}

#[tokio::test]
async fn every_seal_and_every_missing_ballot_is_listed_with_a_nudge_that_is_seen() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    assert!(needs(&party.console().await).contains("Nobody."));
    party.press().await.is(303);
    for guest in &party.guests[2..] {
        guest.post(&party.seat("/letters/1"), &[]).await.is(303);
    }
    let listed = needs(&party.console().await);
    assert!(listed.contains("Mira") && listed.contains("Has not opened the letter of"), "{listed}");
    assert!(listed.contains("Nudge all 2") && !listed.contains("Priya"), "{listed}");

    let (_, mira) = party_ids(&party);
    party.page(0).await.hides("The host is waiting for you");
    let mut stream = Stream::open(&party.guests[0], &party.seat("/events")).await;
    let nudge = party.at(&format!("/seats/{mira}/nudge"));
    party.host.post_and_follow(&nudge, &[]).await.shows("Mira is nudged.");
    stream.hears("The host is waiting for you").await;
    party.page(0).await.shows("Open your letter, “");
    party.page(1).await.hides("The host is waiting for you");
    // Not twice within a minute; and who has done it is not told any more.
    party.host.post_and_follow(&nudge, &[]).await.shows("Nobody was nudged");
    assert!(needs(&party.console().await).contains("nudged"));
    party.guests[0].post(&party.seat("/letters/1"), &[]).await.is(303);
    party.page(0).await.hides("The host is waiting for you");

    party.press_until("0 of 6 ballots are in").await;
    let listed = needs(&party.console().await);
    assert_eq!(listed.matches("Has handed in no ballot.").count(), 6, "{listed}");
    party.host.post_and_follow(&party.at("/nudge"), &[]).await.shows("5 people are nudged.");
    party.page(1).await.shows("Hand in your ballot.");
}

#[tokio::test]
async fn arrivals_ballots_and_phones_away_are_said_once() {
    let party = Party::ready(6).await;
    party.console().await.shows("Tom has come in.").hides("’s phone is away");
    party.press_until("0 of 6 ballots are in").await;
    let page = party.page(0).await;
    let accused = page.html.split("name=\"accused\" value=\"").nth(1).expect("a suspect");
    let ballot = [("accused", &accused[..36]), ("how", ""), ("why", "")];
    party.guests[0].post(&party.seat("/accuse"), &ballot).await.is(303);
    let (_, mira) = party_ids(&party);
    let long_ago = chrono::Utc::now() - chrono::Duration::minutes(6);
    diesel::update(p::table.find(mira))
        .set((p::last_seen_at.eq(long_ago), p::by_page.eq(false)))
        .execute(&mut party.app.db())
        .expect("her phone is away");
    party.press_form("/nudge", &[]).await.is(303);
    let console = party.console().await;
    console.shows("Mira’s ballot is in: 1 of 6.").shows("Mira’s phone is away.");
    console.shows("Mira’s phone is away, 6 min.").shows("Their seat’s code");
    // Each has a name, by which a page knows what it has said.
    let names = console.html.split("data-fact=\"").skip(1).map(|it| it.split('"').next());
    let names: Vec<_> = names.collect();
    let once: std::collections::HashSet<_> = names.iter().collect();
    assert_eq!((names.len(), once.len()), (8, 8), "{names:?}");
}
