//! A pooler between the house and its database.

use super::{Lamplight, Party, Place, Settings, events};
use support::{Database, Pooler, Stream};

/// A house whose connections lead to pgbouncer, which gives each transaction another of its own.
fn settings(database: &Database, pooler: &Pooler) -> Settings {
    Settings::over(&pooler.url_for(database))
        .with("LAMPLIGHT_PGBOUNCER", "true")
        .with("LAMPLIGHT_DIRECT_DATABASE_URL", &database.url())
}

#[tokio::test]
async fn an_evening_is_played_through_pgbouncer() {
    let (database, pooler) = (Database::empty().await, Pooler::start().await);
    let lamplight = Lamplight::start(settings(&database, &pooler)).await;
    lamplight.stranger().get("/readyz").await.is(200);
    let nora = lamplight.member("Nora").await;
    let party = Party::seated(lamplight, nora, 6).await;
    let mut stream = Stream::open(&party.guests[0], &events(&party)).await;
    party.press().await.is(303);
    party.press().await.is(303);
    stream.hears("Nobody else can open this").await;
    // More at once than pgbouncer has connections.
    let pages = (0..40).map(|number| party.page(number % 6));
    for page in futures_util::future::join_all(pages).await {
        page.is(200);
    }
    party.press_until("ballots are in").await;
    let log = party.app.log();
    assert!(!log.contains("prepared statement"), "{log}");
    assert!(pooler.served(&database), "nobody came by the pooler");
}
