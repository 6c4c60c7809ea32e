//! Changing an evening until it begins.

use support::{TestApp, party::Party};

/// What a host sends who changes an evening for so many players.
async fn change(party: &Party, players: &str, more: &[(&str, &str)]) -> support::Page {
    let mut fields = vec![("players", players), ("mode", "plays")];
    fields.extend_from_slice(more);
    party.press_form("/change", &fields).await
}

#[tokio::test]
async fn everybody_who_has_a_seat_is_told_what_is_different() {
    let party = Party::open(TestApp::start().await, 6, "plays").await;
    let otto = party.app.member("Otto");
    otto.post("/join", &[("code", &party.code), ("name", "Otto")]).await.leads_to(&party.play());
    let form = party.host.get(&party.at("/change")).await;
    form.is(200).shows("Change the evening").shows("Otto will be told");
    assert_eq!(form.form_value("players").as_deref(), Some("6"));
    let to = [("place", "Quay Street 8"), ("starts_at", "2027-02-06T19:30")];
    let done = change(&party, "7", &to).await;
    let said = "It begins on Saturday, 6 February 2027, 19:30 UTC. \
                It is here now: Quay Street 8. There are 7 seats now.";
    party.host.follow(done).await.shows(&format!("everybody is told: {said}"));
    otto.get(&party.play()).await.shows("The host has changed something.").shows(said);
    otto.get("/notifications").await.shows("Your evening was changed").shows("Quay Street 8");
    party.app.stranger().get(&party.screen()).await.shows("Sat 6 Feb, 19:30");
    let page = party.host.get("/notifications").await;
    page.hides("Your evening was changed");

    // Each change is told; what changes nothing is told to nobody.
    let later = [("place", "Quay Street 8"), ("starts_at", "2027-02-06T20:00")];
    change(&party, "7", &later).await.is(303);
    otto.get(&party.play())
        .await
        .shows("It begins at 20:00, not at 19:30.")
        .hides("Quay Street 8. There");
    let same = change(&party, "7", &later).await;
    party.host.follow(same).await.shows("Nothing was changed.");
    let told = otto.get("/notifications").await.text.matches("Your evening was changed").count();
    assert_eq!(told, 2);
}

#[tokio::test]
async fn fewer_seats_than_people_and_a_way_back_from_knowing_are_refused_in_words() {
    let party = Party::open(TestApp::start().await, 8, "plays").await.with_guests(6).await;
    let page = change(&party, "6", &[]).await;
    assert!(page.is(422).problem("players").unwrap().contains("7 people have a seat already"));
    let page = change(&party, "2", &[]).await;
    assert!(page.is(422).problem("players").unwrap().contains("for 3 to 10 players"), "{page:?}");

    // A host who is to know everything gives up their seat, and then it is enough.
    let knows = [("players", "6"), ("mode", "knows")];
    let done = party.press_form("/change", &knows).await;
    party.host.follow(done).await.shows("The host leads the evening and does not play.");
    party.page(0).await.shows("The host leads the evening and does not play.");
    party.host.get(&party.at("/everything")).await.is(200);
    let page = change(&party, "6", &[]).await;
    assert!(page.is(422).problem("mode").unwrap().contains("cannot play along"), "{page:?}");
}

#[tokio::test]
async fn once_it_has_begun_it_stays_as_it_is() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    let form = party.host.get(&party.at("/change")).await;
    party.host.follow(form).await.shows("This evening has begun");
    let late = party.press_form("/change", &[("players", "7"), ("mode", "knows")]).await;
    party.host.follow(late).await.shows("This evening has begun");
    party.page(0).await.hides("7 seats");
}

#[tokio::test]
async fn of_a_change_and_the_beginning_at_once_one_comes_first() {
    for _ in 0..3 {
        let party = Party::ready(6).await;
        let fields = [("players", "7"), ("mode", "knows"), ("place", "The pier")];
        let at = party.console().await.form_value("at").expect("a button");
        let begin = [("at", at.as_str())];
        let (changed, begun) =
            tokio::join!(party.press_form("/change", &fields), party.press_form("/press", &begin));
        changed.is(303);
        begun.is(303);
        // It is told if and only if it was kept.
        let told = party.host.follow(changed).await.text.contains("everybody is told");
        let kept = party.host.get(&party.at("/door")).await.text.contains("The pier");
        assert_eq!(told, kept);
    }
}
