//! The demo: a house full of people, as somebody who tries Lamplight out finds it.

use diesel::{prelude::*, sql_query, sql_types::BigInt};
use lamplight::demo;
use lamplight_story_file as story_file;
use std::collections::HashMap;
use support::{Client, LAST_TOAST, TestApp};

/// Fills the database, or tries to; what is printed.
async fn fill(app: &TestApp) -> Result<String, String> {
    let state = app.house().state.clone();
    let filled = tokio::task::spawn_blocking(move || {
        let mut out = Vec::new();
        demo::fill(&state, &mut out)?;
        Ok(String::from_utf8(out).expect("text"))
    });
    filled.await.expect("no panic")
}

/// The password that the guide names.
fn password(guide: &str) -> &str {
    let after = guide.split("password is “").nth(1).expect("a password");
    after.split('”').next().expect("its end")
}

/// Label, the host's username and path of every evening in the guide.
fn evenings(app: &TestApp, guide: &str) -> Vec<(String, String, String)> {
    let lines = guide.lines().filter(|line| line.contains("/evenings/"));
    let told = lines.map(|line| {
        let (rest, link) = line.trim().rsplit_once(' ').expect("a link");
        let (label, host) = rest.trim().rsplit_once(' ').expect("a host");
        (label.trim().to_owned(), host.to_owned(), path(app, link))
    });
    told.collect()
}

fn path(app: &TestApp, link: &str) -> String {
    link.strip_prefix(app.url()).unwrap_or_else(|| panic!("{link} leads elsewhere")).to_owned()
}

/// The path at the end of the guide's line that begins with `words`.
fn link(app: &TestApp, guide: &str, words: &str) -> String {
    let line = guide.lines().find(|line| line.trim().starts_with(words));
    let line = line.unwrap_or_else(|| panic!("no “{words}” in {guide}"));
    path(app, line.rsplit(' ').next().expect("a link"))
}

async fn signed_in(app: &TestApp, username: &str, password: &str) -> Client {
    let client = app.stranger();
    let form = [("name", username), ("password", password)];
    client.post("/sign-in", &form).await.is(303);
    client
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How much there is of everything, and how much has happened.
fn contents(app: &TestApp) -> Vec<i64> {
    const WHAT: [&str; 7] = [
        "count(*) from users",
        "count(*) from login_sessions",
        "count(*) from stories",
        "count(*) from story_editions",
        "count(*) from mystery_sessions",
        "count(*) from mystery_participants",
        "count(*) from mystery_events",
    ];
    let mut db = app.db();
    let count = |what| sql_query(format!("select {what}")).get_result::<Count>(&mut db);
    WHAT.into_iter().map(count).map(|row| row.expect("a count").count).collect()
}

#[tokio::test]
async fn there_is_an_evening_in_every_state_and_its_host_can_go_on() {
    let app = TestApp::start().await;
    let guide = fill(&app).await.expect("a demo");
    let mut hosts: HashMap<String, Client> = HashMap::new();
    let evenings = evenings(&app, &guide);
    for state in [
        "nobody is here yet",
        "guests are arriving",
        "the parts are out",
        "it has just begun",
        "the clock is stopped",
        "round two",
        "the ballots are out",
        "it is being told",
        "played",
        "called off",
    ] {
        assert!(evenings.iter().any(|it| it.0 == state), "nothing is “{state}” in {guide}");
    }
    for (_, host, console) in evenings {
        if !hosts.contains_key(&host) {
            hosts.insert(host.clone(), signed_in(&app, &host, password(&guide)).await);
        }
        hosts[&host].get(&console).await.is(200);
        hosts[&host].get("/evenings").await.is(200).shows("Lamplight");
        assert_ne!(app.stranger().get(&console).await.status, 200, "{console} is open to all");
    }
}

#[tokio::test]
async fn a_stranger_can_look_over_everybodys_shoulder() {
    let app = TestApp::start().await;
    let guide = fill(&app).await.expect("a demo");

    let phone = app.stranger();
    let seat = link(&app, &guide, "Bo’s seat");
    phone.get(&seat).await.is(200).shows("Bo");
    let play = phone.post(&seat, &[]).await.is(303).location.clone().expect("a page");
    let story = story_file::parse(LAST_TOAST.as_bytes()).expect("the story that ships");
    let (round, culprit) = (&story.rounds[1].name, &story.solution.culprits[0]);
    let page = phone.get(&play).await;
    let parts = story
        .characters
        .iter()
        .filter(|it| page.has(&format!("<h1 class=\"name\">{}</h1>", it.name)));
    assert_eq!(parts.count(), 1, "Bo is somebody: {page:?}");
    page.is(200).shows(round);

    app.stranger().get(&link(&app, &guide, "The television")).await.is(200).shows(round);
    let culprit = story.characters.iter().find(|it| it.key == *culprit).expect("a character");
    app.stranger().get(&link(&app, &guide, "The recap")).await.is(200).shows(&culprit.name);
    app.stranger().get(&link(&app, &guide, "A seat of your own")).await.is(200);
}

#[tokio::test]
async fn stories_lie_on_every_kind_of_shelf() {
    let app = TestApp::start().await;
    fill(&app).await.expect("a demo");
    let stranger = app.stranger();
    let library = stranger.get("/stories").await;
    library.shows("The Last Toast").shows("The Understudy");
    library.hides("First Prize").hides("Low Water").hides("The Glass Orchard");
    let cover = library.html.split("<img src=\"/media/").nth(1).expect("a cover of one's own");
    let cover = format!("/media/{}", cover.split('"').next().expect("its end"));
    stranger.get(&cover).await.is(200);
    stranger.get("/stories/first-prize").await.is(200);
    for hidden in ["low-water", "the-glass-orchard"] {
        stranger.get(&format!("/stories/{hidden}")).await.is(404);
    }
}

#[tokio::test]
async fn a_second_time_nothing_happens() {
    let app = TestApp::start().await;
    let first = fill(&app).await.expect("a demo");
    let before = contents(&app);
    let second = fill(&app).await.expect("the demo");
    assert!(second.starts_with("The demo is here already; nothing was changed."), "{second}");
    assert_eq!(contents(&app), before);
    assert_eq!(second.split_once("\n\n").unwrap().1, first.split_once("\n\n").unwrap().1);
}

#[tokio::test]
async fn it_does_not_come_among_real_people() {
    let app = TestApp::start().await;
    app.member("Nora");
    let before = contents(&app);
    let refused = fill(&app).await.expect_err("a refusal");
    assert!(refused.starts_with("this database has a member already"), "{refused}");
    assert_eq!(contents(&app), before);
}
