//! Several processes, one house.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::{Client, Lamplight, Party, Settings, events, seq};
use std::time::Duration;
use support::{Database, Redis, Stream};
use tokio::time::timeout;

fn count(database: &Database, what: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let mut db = database.db();
    let row = diesel::sql_query(format!("select count({what}")).get_result::<Count>(&mut db);
    row.expect("a number").count
}

#[tokio::test]
async fn four_that_start_together_on_an_empty_database_migrate_it_once() {
    let database = Database::empty().await;
    let start = || Lamplight::launch(Settings::over(&database.url()));
    let mut four = [start(), start(), start(), start()];
    for lamplight in &mut four {
        lamplight.opened().await.unwrap_or_else(|log| panic!("one did not open: {log}"));
    }
    for lamplight in &four {
        Client::at(&lamplight.url).get("/readyz").await.is(200);
    }
    let migrated: usize = four.iter().map(|it| it.log().matches(" migrated ").count()).sum();
    let versions = count(&database, "*) from __diesel_schema_migrations");
    assert_eq!(i64::try_from(migrated).unwrap(), versions, "each migration ran once");
    assert_eq!(count(&database, "*) from story_editions"), 1, "and one story was put in place");
}

#[tokio::test]
async fn what_the_host_does_at_one_is_heard_at_the_other() {
    let database = Database::create().await;
    heard_at_the_other(Settings::over(&database.url())).await;
}

#[tokio::test]
async fn where_there_is_a_redis_it_is_heard_through_that() {
    let (database, redis) = (Database::create().await, Redis::start().await);
    heard_at_the_other(Settings::over(&database.url()).with("REDIS_URL", &redis.url)).await;
}

/// Long before anything that was missed is looked for.
const AT_ONCE: Duration = Duration::from_secs(8);

async fn heard_at_the_other(settings: Settings) {
    let (here, there) =
        tokio::join!(Lamplight::start(settings.clone()), Lamplight::start(settings));
    let nora = here.member("Nora").await;
    let party = Party::seated(here, nora, 6).await;

    let mira = party.guests[0].sent_to(&there.url);
    let page = mira.get(&party.play()).await;
    page.is(200).shows(&party.character(0).await);
    let path = format!("{}?after={}", events(&party), seq(&page));
    let mut stream = Stream::open(&mira, &path).await;
    party.press().await.is(303);
    party.press().await.is(303);
    let heard = timeout(AT_ONCE, stream.hears("Nobody else can open this")).await;
    heard.expect("heard at the other at once");

    // And the other way round.
    let path = format!("{}?after={}", party.at("/events"), seq(&party.console().await));
    let mut console = Stream::open(&party.host, &path).await;
    mira.post(&party.seat("/letters/1"), &[]).await.is(303);
    timeout(AT_ONCE, console.hears("event: parts")).await.expect("heard at the other at once");
}
