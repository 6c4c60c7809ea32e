//! A whole evening, from the code to the recap.

use support::paper_boat;
use support::party::Party;

#[tokio::test]
async fn eight_people_play_it_to_the_reveal() {
    let party = Party::ready(8).await;
    let story = paper_boat();
    party.press().await.is(303);
    party.console().await.shows(&story.rounds[0].name);

    for (index, round) in story.rounds.iter().enumerate() {
        party.press_until(&format!("{} Show the code", party.code)).await;
        deal(&party).await;
        for guest in 0..party.guests.len() {
            let page = party.page(guest).await;
            page.shows(&round.name).shows("Nobody else can open this.");
            party.guests[guest]
                .post(&party.seat(&format!("/letters/{}", index + 1)), &[])
                .await
                .is(303);
            party.page(guest).await.shows("and nobody else");
        }
        end_round(&party, index).await;
    }

    party.console().await.shows("0 of 8 ballots are in");
    let wanda = id_of(&party, "Wanda Dell").await;
    for guest in 0..party.guests.len() {
        let accused = if party.character(guest).await == "Wanda Dell" {
            id_of_anybody_else(&party, guest).await
        } else {
            wanda.clone()
        };
        let ballot =
            [("accused", accused.as_str()), ("how", "In the bitters."), ("why", "The letters.")];
        let answer = party.guests[guest].post(&party.seat("/accuse"), &ballot).await;
        answer.is(303);
    }
    party.console().await.shows("8 of 8 ballots are in");
    party.press().await.is(303);
    party.press_until("End the evening").await;
    party.page(0).await.shows("seven of you knew.");
    party.press().await.is(303);

    let recap = party.guests[0].get(&format!("/recap/{}", party.id)).await;
    recap
        .is(200)
        .shows("Seven of eight knew.")
        .shows("Wanda Dell")
        .shows("In the bitters.")
        .shows("The ballots were closed.")
        .shows("named Wanda Dell, right")
        .shows("What became of them, and what they hid")
        .shows("What they hid");
    let stranger = party.app.stranger();
    stranger.get(&format!("/recap/{}", party.id)).await.is(404);

    party.press_form("/share", &[("shared", "yes")]).await.is(303);
    let shared = party.console().await.links("/recap/").into_iter().find(|it| it.contains("://"));
    let shared = shared.expect("the link that opens it for others");
    let path = shared.split_once("/recap/").map(|(_, rest)| format!("/recap/{rest}"));
    let path = path.expect("a path");
    stranger.get(&path).await.is(200).shows("Seven of eight knew.");
    party.press_form("/share", &[("shared", "no")]).await.is(303);
    stranger.get(&path).await.is(404);
}

/// Presses until the letters are out.
async fn deal(party: &Party) {
    for _ in 0..10 {
        if party.page(0).await.text.contains("Nobody else can open this.") {
            return;
        }
        party.press().await.is(303);
    }
    panic!("no letters: {:?}", party.console().await);
}

/// Presses until the round is over.
async fn end_round(party: &Party, index: usize) {
    let round = |console: &support::Page| {
        console.form_value("at").and_then(|at| Some(at.split('.').nth(1)?.to_owned()))
    };
    let before = round(&party.console().await);
    for _ in 0..10 {
        party.press().await.is(303);
        let console = party.console().await;
        if round(&console) != before || console.text.contains("ballots are in") {
            return;
        }
    }
    panic!("round {index} never ended: {:?}", party.console().await);
}

/// The id by which a ballot names somebody.
async fn id_of(party: &Party, name: &str) -> String {
    for guest in 0..party.guests.len() {
        let page = party.page(guest).await;
        if let Some(id) = suspect(&page.html, name) {
            return id;
        }
    }
    panic!("nobody can accuse {name}");
}

async fn id_of_anybody_else(party: &Party, guest: usize) -> String {
    let page = party.page(guest).await;
    let radio = page.html.split("name=\"accused\" value=\"").nth(1).expect("a suspect");
    radio[..36].to_owned()
}

fn suspect(html: &str, name: &str) -> Option<String> {
    let radios = html.split("name=\"accused\" value=\"").skip(1);
    radios
        .into_iter()
        .find(|radio| radio.split("</label>").next().is_some_and(|label| label.contains(name)))
        .map(|radio| radio[..36].to_owned())
}
