//! Notifications: told by any area, listed, counted, marked as read, live, and nobody else's.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// It may ask the system what time it is.
#![allow(clippy::disallowed_methods)]

mod evenings;

use chrono::Duration;
use diesel::prelude::*;
use lamplight_core::notify::{self, Notification};
use lamplight_schema::{accounts::users, notifications::notifications as n};
use support::{Client, Page, Stream, TestApp};

fn told<'t>(title: &'t str, link: &'t str) -> Notification<'t> {
    Notification {
        kind: "story_told",
        title,
        content: "Said in a test.",
        link,
        picture: None,
        about: None,
        action_required: false,
        once: None,
        expires_at: None,
    }
}

fn tell(app: &TestApp, whom: &Client, title: &str) -> bool {
    notify::tell(&mut app.db(), whom.id, &told(title, "/stories"), app.now()).expect("told")
}

/// How many the head of `page` says are new.
fn on_the_bell(page: &Page) -> usize {
    let after = page.html.split("class=\"tell\" aria-hidden=\"true\">").nth(1);
    after.and_then(|rest| rest.split('<').next()?.parse().ok()).unwrap_or(0)
}

/// The version of the page: the last `data-seq`, for the head has one of its own.
fn seq(page: &Page) -> String {
    let after = page.html.rsplit("data-seq=\"").next().expect("a version");
    after.split('"').next().expect("its end").to_owned()
}

fn ids(app: &TestApp, whom: &Client) -> Vec<uuid::Uuid> {
    let theirs = n::table.filter(n::user_id.eq(whom.id)).order(n::number);
    theirs.select(n::id).load(&mut app.db()).expect("ids")
}

#[tokio::test]
async fn what_is_told_is_counted_on_every_page_listed_and_read() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    nora.get("/notifications").await.is(200).shows("Nothing yet");
    assert_eq!(on_the_bell(&nora.get("/").await), 0);
    assert!(tell(&app, &nora, "The first thing") && tell(&app, &nora, "<b>The</b> second"));
    assert_eq!(on_the_bell(&nora.get("/stories").await), 2);
    let list = nora.get("/notifications").await;
    list.is(200).shows("The first thing").shows("<b>The</b> second");
    assert!(!list.html.contains("<b>The</b>"), "what is told is text");

    let first = ids(&app, &nora)[0];
    let opened = nora.post(&format!("/notifications/{first}/open"), &[]).await;
    assert_eq!(opened.is(303).location.as_deref(), Some("/stories"));
    assert_eq!(on_the_bell(&nora.get("/").await), 1);
    // Opened twice, it is read once.
    nora.post(&format!("/notifications/{first}/open"), &[]).await.is(303);
    assert_eq!(on_the_bell(&nora.get("/").await), 1);
    nora.get("/notifications?show=new").await.is(200).hides("The first thing").shows("second");
}

#[tokio::test]
async fn reading_all_reads_what_was_on_the_page_and_not_what_came_since() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    tell(&app, &nora, "One");
    let page = nora.get("/notifications").await;
    let up_to = page.form_value("up_to").expect("a form");
    tell(&app, &nora, "Two");
    nora.post("/notifications/read", &[("up_to", &up_to)]).await.is(303);
    assert_eq!(on_the_bell(&nora.get("/").await), 1);
    nora.get("/notifications?show=new").await.hides("One").shows("Two");
    nora.post("/notifications/read", &[("up_to", "everything")]).await.is(400);
}

#[tokio::test]
async fn nobody_reads_or_opens_what_is_somebody_elses_and_guests_have_none() {
    let app = TestApp::start().await;
    let (nora, otto, ida) = (app.member("Nora"), app.member("Otto"), app.guest("Ida"));
    tell(&app, &nora, "For Nora");
    let id = ids(&app, &nora)[0];
    otto.get("/notifications").await.hides("For Nora");
    otto.post(&format!("/notifications/{id}/open"), &[]).await.is(404);
    otto.post("/notifications/read", &[("up_to", "99")]).await.is(303);
    assert_eq!(on_the_bell(&nora.get("/").await), 1, "hers is unread still");
    ida.get("/notifications").await.is(303);
    assert!(!tell(&app, &ida, "For Ida"));
    let missed = otto.get("/notifications/parts?after=0").await;
    missed.hides("For Nora");
}

#[tokio::test]
async fn what_is_told_once_is_told_once_and_what_comes_to_nothing_is_not_told() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let once = Notification { once: Some("evening 7".to_owned()), ..told("Soon", "/evenings") };
    assert!(notify::tell(&mut app.db(), nora.id, &once, app.now()).unwrap());
    assert!(!notify::tell(&mut app.db(), nora.id, &once, app.now()).unwrap());
    let failed = app.db().transaction::<(), diesel::result::Error, _>(|db| {
        notify::tell(db, nora.id, &told("Never", "/"), app.now())?;
        Err(diesel::result::Error::RollbackTransaction)
    });
    assert!(failed.is_err());
    assert_eq!(on_the_bell(&nora.get("/").await), 1);
    nora.get("/notifications").await.shows("Soon").hides("Never");
}

#[tokio::test]
async fn many_at_once_are_counted_right() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let (app, nora) = (&app, &nora);
            scope.spawn(move || tell(app, nora, &format!("Number {number}")));
        }
    });
    let (unread, version): (i32, i64) = users::table
        .find(nora.id)
        .select((users::unread_notifications, users::notification_version))
        .first(&mut app.db())
        .unwrap();
    assert_eq!((unread, version), (8, 9));
    let page = nora.get("/notifications").await;
    let forms: Vec<_> = (0..4)
        .map(|_| {
            nora.form(
                "/notifications/read",
                &[("up_to", &page.form_value("up_to").expect("a form"))],
            )
        })
        .collect();
    let sent = forms.into_iter().map(|form| nora.send(form));
    for answer in futures_util::future::join_all(sent).await {
        answer.is(303);
    }
    assert_eq!(on_the_bell(&nora.get("/").await), 0);
}

#[tokio::test]
async fn an_open_page_is_told_at_once_and_one_that_comes_back_what_it_missed() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let page = nora.get("/notifications").await;
    let path = format!("/notifications/events?after={}", seq(&page));
    let mut stream = Stream::open(&nora, &path).await;
    tell(&app, &nora, "The first");
    stream.hears("The first").await;
    assert!(stream.text().contains("data-append=\"notifications\""));
    stream.hears("data-for=\"bell\"").await;
    let had = stream.last_id().to_owned();
    drop(stream);
    tell(&app, &nora, "The second");
    tell(&app, &nora, "The third");
    let mut again = Stream::resume(&nora, "/notifications/events", &had).await;
    again.hears("The third").await;
    assert!(again.text().contains("The second"), "both that were missed");
    assert!(!again.text().contains("The first"), "and nothing twice");
    // What happens while a stream opens may arrive twice; the page keeps one of each id.
    tell(&app, &nora, "The fourth");
    again.hears("The fourth").await;
    assert!(!again.text().contains("The first"));
}

#[tokio::test]
async fn who_signs_out_elsewhere_is_told_nothing_there_any_more() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let phone = app.signed_in(nora.id, "Nora");
    let mut stream = Stream::open(&phone, "/notifications/events").await;
    nora.post("/account/devices/sign-out", &[]).await.is(303);
    stream.ends().await;
    tell(&app, &nora, "Not for the phone");
    assert!(!stream.text().contains("Not for the phone"));
}

#[tokio::test]
async fn older_ones_are_on_the_next_page_and_the_oldest_are_forgotten() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    for number in 0..35 {
        tell(&app, &nora, &format!("Thing {number:02}"));
        if number == 5 {
            app.pass(Duration::days(45));
        }
    }
    let page = nora.get("/notifications").await;
    page.shows("Thing 34").hides("Thing 04");
    let older = page.links("/notifications?before=")[0].clone();
    nora.get(&older).await.is(200).shows("Thing 04").hides("Thing 05");
    app.pass(Duration::days(46));
    lamplight_core::sweep::tidy(
        &mut app.db(),
        &app.house().state.core.clock,
        &app.house().state.areas,
    )
    .unwrap();
    assert_eq!(on_the_bell(&nora.get("/").await), 29);
    assert_eq!(ids(&app, &nora).len(), 29);
}
