//! What is left for those who do not get the whole recap.

use support::TestApp;
use support::party::Party;

async fn ribbon_up() -> Party {
    let party = Party::ready(6).await;
    party.press_until("Put the ribbon on the board").await;
    party.press().await.is(303);
    party
}

async fn take_out(party: &Party, guest: usize, name: &str) {
    let console = party.console().await;
    let question = console.html.split(&format!("Take {name} out?")).nth(1).expect("a question");
    let out = question.split("action=\"").skip(1).filter_map(|it| it.split('"').next());
    let out = out.into_iter().find(|it| it.ends_with("/remove")).expect("a way out");
    party.host.post(out, &[]).await.is(303);
    party.guests[guest].get(&party.play()).await.is(403);
}

#[tokio::test]
async fn an_evening_that_was_called_off_has_a_page_of_what_was_seen() {
    let party = ribbon_up().await;
    let seen = party.seat("/seen");
    party.guests[0].get(&seen).await.is(404);
    let character = party.character(0).await;
    party.press_form("/cancel", &[]).await.is(303);
    let (story, mine) = (party.story(), party.guests[0].get(&seen).await);
    mine.is(200).shows("called off before its end").shows(&format!("You were {character}."));
    let ribbon = story.clues.iter().find(|it| it.key == "ribbon").unwrap();
    mine.shows(&ribbon.title).shows("The evening began.");
    mine.hides(story.solution.how.trim()).hides(story.solution.why.trim());
    // What others hid stays hidden, from the host too.
    let own = story.characters.iter().find(|it| it.name == character).unwrap();
    mine.shows(
        own.secret
            .private_briefing
            .split_whitespace()
            .take(3)
            .collect::<Vec<_>>()
            .join(" ")
            .as_str(),
    );
    for other in story.characters.iter().filter(|it| it.name != character) {
        let words: Vec<&str> = other.secret.private_briefing.split_whitespace().take(8).collect();
        mine.hides(&words.join(" "));
    }
    let hosts = party.host.get(&seen).await;
    hosts.is(200).shows(&ribbon.title).hides(story.solution.how.trim());
    party.page(0).await.shows("What you saw of it");
    party.app.stranger().get(&seen).await.is(404);
    party.app.member("Otto").get(&seen).await.is(404);
}

#[tokio::test]
async fn who_had_not_read_who_they_were_does_not_learn_it_afterwards() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(6).await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    party.guests[0].post(&party.seat("/letters/0"), &[]).await.is(303);
    party.press_form("/cancel", &[]).await.is(303);
    let seen = party.seat("/seen");
    party.guests[0].get(&seen).await.is(200).shows("You were");
    party.guests[1].get(&seen).await.is(200).hides("You were");
}

#[tokio::test]
async fn who_was_taken_out_keeps_what_they_saw_and_no_more() {
    let party = ribbon_up().await;
    let character = party.character(1).await;
    let had = party.guests[1].get(&party.seat("?room=clues")).await;
    take_out(&party, 1, "Jonas").await;
    party.press_until("Put the kettle on the board").await;
    party.press().await.is(303);
    let seen = party.seat("/seen");
    party.guests[1].get(&seen).await.is(404);
    party.press_until("End the evening").await;
    party.press().await.is(303);
    let story = party.story();
    let (ribbon, kettle) = (
        story.clues.iter().find(|it| it.key == "ribbon").unwrap(),
        story.clues.iter().find(|it| it.key == "kettle").unwrap(),
    );
    let gone = party.guests[1].get(&party.play()).await;
    assert_eq!(gone.is(403).links("/seen"), [seen.as_str()]);
    let page = party.guests[1].get(&seen).await;
    page.is(200).shows("the host took you out").shows(&format!("You were {character}."));
    page.shows(&ribbon.title).hides(&kettle.title).hides(story.solution.how.trim());
    // What came to their part and what happened after they had gone is not theirs.
    for clue in story.clues.iter().filter(|it| page.has(&it.title)) {
        assert!(had.has(&clue.title), "{} came later: {page:?}", clue.title);
    }
    page.shows("The evening began.").hides("The ballots went out.").hides("Who was there");
    party.guests[1].get(&format!("/recap/{}", party.id)).await.is(404);
    // Everybody else is led to the whole of it.
    party.guests[0].get(&seen).await.leads_to(&format!("/recap/{}", party.id));
}

#[tokio::test]
async fn sharing_the_recap_stays_on_the_recap_which_is_there_to_jump_in() {
    let party = Party::ready(6).await;
    party.press_until("End the evening").await;
    party.press().await.is(303);
    let shared = party.press_form("/share", &[("shared", "yes")]).await;
    shared.leads_to(&format!("/recap/{}#share", party.id));
    let recap = party.host.get(&format!("/recap/{}", party.id)).await;
    recap.shows("Whoever has this link can read it:");
    let list = recap.html.split("<nav class=\"jump\"").nth(1).unwrap().split("</nav>").next();
    let places: Vec<&str> = list.unwrap().split("href=\"#").skip(1).collect();
    assert!(places.len() >= 5);
    for place in places {
        let id = place.split('"').next().unwrap();
        assert!(recap.html.contains(&format!("<section id=\"{id}\"")), "nowhere: {id}");
    }
    assert!(!recap.html.contains("<article class=\"card\"><p class=\"no\">"), "folded, unnumbered");
}
