//! How often a request waits for the database, and whether an index serves it.

use support::{Client, House, TestApp, party::Party};

/// An evening that has begun, with four guests, and a server that has what it asks written down.
async fn begun() -> (Party, House) {
    let party = Party::ready(4).await;
    for _ in 0..3 {
        party.press().await.is(303);
    }
    let house = party.app.asked_house();
    (party, house)
}

/// Asks twice, and holds the second time against `most`: the first reads what is read once.
async fn asks(app: &TestApp, client: &Client, path: &str, most: usize) {
    client.get(path).await.is(200);
    let asked = app
        .asked(async {
            client.get(path).await.is(200);
        })
        .await;
    assert!(!asked.statements.is_empty(), "{path}: nothing was written down");
    assert!(
        asked.statements.len() <= most,
        "{path} waits {} times for the database, not {most}:\n{}",
        asked.statements.len(),
        asked.statements.join("\n")
    );
    assert!(asked.plans.len() >= asked.statements.len(), "{path}: plans are missing: {asked:?}");
    assert_eq!(asked.scanned(), [""; 0], "{path} reads whole tables: {:#?}", asked.plans);
}

#[actix_web::test]
async fn hot_pages_ask_the_database_little_and_by_index() {
    let (party, house) = begun().await;
    let (app, guest, host) =
        (&party.app, party.guests[0].over_at(&house), party.host.over_at(&house));
    asks(app, &guest, &party.play(), 3).await;
    asks(app, &guest, &party.seat("/parts?after=0"), 2).await;
    asks(app, &host, &party.at(""), 1).await;
    asks(app, &app.stranger().over_at(&house), &party.screen(), 1).await;
    asks(app, &host, "/stories/the-paper-boat", 3).await;
    asks(app, &host, "/stories", 2).await;
    asks(app, &host, "/stories?q=boat", 2).await;
    asks(app, &host, "/evenings", 5).await;
}

/// Sends a form, and holds what it asked against `most`.
async fn sends(app: &TestApp, client: &Client, path: &str, fields: &[(&str, &str)], most: usize) {
    let asked = app
        .asked(async {
            client.post(path, fields).await.is(303);
        })
        .await;
    assert!(
        !asked.statements.is_empty() && asked.statements.len() <= most,
        "{path} waits {} times for the database, not {most}:\n{}",
        asked.statements.len(),
        asked.statements.join("\n")
    );
    assert_eq!(asked.scanned(), [""; 0], "{path} reads whole tables: {:#?}", asked.plans);
}

#[actix_web::test]
async fn what_is_sent_asks_the_database_little() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(3).await;
    let (app, house) = (&party.app, party.app.asked_house());
    let join = [("code", party.code.as_str()), ("name", "Obi")];
    // Six of them write: who they are, the sign-in, the seat, the event, the version, in a transaction.
    sends(app, &app.stranger().over_at(&house), "/join", &join, 10).await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    let (host, guest) = (party.host.over_at(&house), party.guests[0].over_at(&house));
    // The host has looked at what is pressed.
    let press = [("at", "lobby.0.0.0")];
    host.get(&party.at("")).await.is(200);
    sends(app, &host, &party.at("/press"), &press, 10).await;
    let press = [("at", "round.1.0.0")];
    host.get(&party.at("")).await.is(200);
    sends(app, &host, &party.at("/press"), &press, 12).await;
    party.press_until("0 of 4 ballots are in").await;
    let page = guest.get(&party.play()).await;
    let accused = page.html.split("name=\"accused\" value=\"").nth(1).expect("a suspect");
    let accused = accused.split('"').next().expect("an id");
    let fields = [("accused", accused), ("how", "By boat."), ("why", "Money.")];
    sends(app, &guest, &party.seat("/accuse"), &fields, 8).await;
}
