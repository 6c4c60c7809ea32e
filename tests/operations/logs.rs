//! The log: enough to find a request again, and nothing that opens a door.

use std::collections::BTreeSet;

use diesel::prelude::*;
use lamplight_story_file as story_file;
use serde_json::Value;

use super::{Lamplight, PASSWORD, Party, Place, Settings};
use support::{Database, LAST_TOAST, Page};

const NOTES: &str = "The doctor never drank from his own glass.";
const HOW: &str = "With the brass lamp, behind the curtain.";

/// What nobody but its owner may read, and what was written down during an evening.
struct Told {
    secrets: Vec<String>,
    page: Page,
}

/// An evening up to the ballots, with some mistakes, and a database that hangs up once.
async fn an_evening(party: &Party<Lamplight>, database: &Database) -> Told {
    let mira = &party.guests[0];
    let screen = party.console().await.links("/screen/")[0].clone();
    let link = mira.get(&party.seat("/link")).await;
    let seat =
        link.links("/seat/").into_iter().chain(in_words(&link, "/seat/")).next().expect("a link");
    let seat = seat[seat.find("/seat/").expect("a path")..].to_owned();
    party.app.stranger().get(&seat).await.is(200);
    party.app.stranger().post(&seat, &[]).await.is(303);
    party.app.stranger().get(&format!("/join/{}", party.code)).await.is(200);
    party.app.stranger().get(&format!("/join?code={}", party.code)).await.is(200);
    mira.post(&party.seat("/notes"), &[("text", NOTES), ("version", "0")]).await.is(303);
    hang_up(database);
    let page = mira.get(&party.play()).await;
    party.press_until("ballots are in").await;
    let form = party.page(0).await;
    let accused =
        form.html.split("name=\"accused\" value=\"").nth(1).expect("a suspect")[..36].to_owned();
    let ballot = [("accused", accused.as_str()), ("how", HOW), ("why", NOTES)];
    mira.post(&party.seat("/accuse"), &ballot).await.is(303);
    mira.get("/play/nonsense").await.is(404);
    let cookie = |who: &super::Client| who.cookie("lamplight").expect("a cookie");
    let last = |path: &str| path.rsplit('/').next().expect("a signature").to_owned();
    let mut secrets = vec![party.code.clone(), last(&seat), last(&screen), cookie(mira)];
    secrets.extend([cookie(&party.host), PASSWORD.to_owned(), NOTES.to_owned(), HOW.to_owned()]);
    Told { secrets, page }
}

/// Addresses that stand on a page to be read, not to be followed.
fn in_words(page: &Page, part: &str) -> Vec<String> {
    page.text.split_whitespace().filter(|word| word.contains(part)).map(str::to_owned).collect()
}

/// Ends all connections to the database.
fn hang_up(database: &Database) {
    let mut db = database.db();
    let others = "datname = current_database() and pid <> pg_backend_pid()";
    diesel::sql_query(format!(
        "select pg_terminate_backend(pid) from pg_stat_activity where {others}"
    ))
    .execute(&mut db)
    .expect("an answer");
}

/// Every text of the story that is for one person, in rows of words.
fn letters() -> BTreeSet<String> {
    let story = story_file::parse(LAST_TOAST.as_bytes()).expect("the story that ships");
    let briefings = story.characters.iter().map(|it| it.secret.private_briefing.clone());
    let letters = story.rounds.iter().flat_map(|it| it.secrets.iter().map(|it| it.text.clone()));
    let clues = story.clues.iter().map(|it| it.text.clone());
    briefings.chain(letters).chain(clues).flat_map(|text| rows(&text)).collect()
}

fn rows(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(6).map(|row| row.join(" ")).collect()
}

#[tokio::test]
async fn every_request_can_be_found_again_and_no_secret_can() {
    let database = Database::create().await;
    let settings = Settings::over(&database.url())
        .with("LAMPLIGHT_LOG_FORMAT", "json")
        .with("LAMPLIGHT_LOG", "debug");
    let lamplight = Lamplight::start(settings).await;
    let nora = lamplight.member("Nora").await;
    let username = nora.username.clone();
    let party = Party::seated(lamplight, nora, 6).await;
    let fields = [("name", username.as_str()), ("password", PASSWORD)];
    party.app.stranger().post("/sign-in", &fields).await.is(303);
    let told = an_evening(&party, &database).await;

    let log = party.app.log();
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect();
    let answered: Vec<&Value> =
        lines.iter().map(|line| &line["fields"]).filter(|it| it["message"] == "answered").collect();
    assert!(answered.len() > 40, "{log}");
    assert!(answered.iter().all(|it| it["id"].as_str().is_some_and(|id| !id.is_empty())));
    assert!(answered.iter().any(|it| it["path"] == "/play/{session}" && it["status"] == 200));
    let id = told.page.header("x-request-id");
    assert!(answered.iter().any(|it| it["id"] == id), "no {id} in {log}");

    for secret in &told.secrets {
        assert!(!log.contains(secret.as_str()), "“{secret}” can be read in the log: {log}");
    }
    let said: BTreeSet<String> = log.lines().flat_map(rows).collect();
    let leaked: Vec<_> = letters().intersection(&said).cloned().collect();
    assert!(leaked.is_empty(), "{leaked:?}");
}

#[tokio::test]
async fn what_fails_is_logged_with_the_name_on_its_page() {
    let database = Database::create().await;
    let settings = Settings::over(&database.url()).with("LAMPLIGHT_LOG_FORMAT", "json");
    let lamplight = Lamplight::start(settings).await;
    let stranger = lamplight.stranger();
    stranger.get("/stories").await.is(200);
    let mut db = database.db();
    diesel::sql_query("alter table stories rename to fables").execute(&mut db).unwrap();
    let page = stranger.get("/stories").await;
    page.is(500).shows("Something broke").hides("stories\" does not exist");
    let id = page.header("x-request-id").to_owned();
    page.shows(&id);
    let log = lamplight.log();
    let failed = log.lines().find(|line| line.contains("a request failed")).expect("a line");
    let line: Value = serde_json::from_str(failed).unwrap();
    assert_eq!(line["span"]["id"], id.as_str(), "{failed}");
    assert!(failed.contains("does not exist"), "{failed}");
}
