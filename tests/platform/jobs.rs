//! Work that is done once, tried again, and taken over.

use crate::office::{Office, becomes, core, errand, hand_in, hours, row};
use chrono::Duration;
use diesel::{Connection, result::Error};
use lamplight_core::jobs::{LEASE, NewJob, enqueue, failed, figures, retry, take};
use serde_json::json;
use support::until;

#[tokio::test]
async fn what_was_undone_is_never_done() {
    let office = Office::default();
    let app = office.open().await;
    let undone = app.db().transaction(|db| {
        enqueue(db, &errand(&app, "buy a present"))?;
        Err::<(), Error>(Error::RollbackTransaction)
    });
    assert_eq!(undone, Err(Error::RollbackTransaction));
    hand_in(&app, &errand(&app, "buy bread"));
    office.does("buy bread").await;
    assert_eq!(office.done(), ["buy bread"]);
}

#[tokio::test]
async fn two_houses_share_the_work_and_nothing_is_done_twice() {
    let office = Office::default();
    let app = office.open().await;
    let second = app.second_house();
    let errands: Vec<String> = (0..40).map(|number| format!("errand {number}")).collect();
    let ids: Vec<_> =
        errands.iter().map(|what| hand_in(&app, &errand(&app, what)).unwrap()).collect();
    second.state.core.jobs.wake();
    for id in ids {
        let row = becomes(&app, id, "the errand to be done", |row| row.finished_at.is_some()).await;
        assert_eq!((row.attempts, row.locked_by), (1, None));
    }
    let mut done = office.done();
    done.sort();
    let mut wanted = errands;
    wanted.sort();
    assert_eq!(done, wanted);
}

/// While one is about to take a job, another does not wait for it but finds none.
#[tokio::test]
async fn of_two_who_ask_at_the_same_moment_one_gets_the_job() {
    let app = Office::default().open().await;
    let now = core(&app).clock.now();
    let (mut first, mut second) = (app.db(), app.db());
    enqueue(&mut first, &NewJob::new("unknown_here", json!(null), now)).unwrap();
    first
        .transaction(|db| {
            let taken = take(db, "first", &["unknown_here"], now)?;
            assert_eq!(taken.map(|job| job.attempts), Some(1));
            assert!(take(&mut second, "second", &["unknown_here"], now)?.is_none());
            Ok::<_, Error>(())
        })
        .unwrap();
    assert!(take(&mut second, "second", &["unknown_here"], now).unwrap().is_none());
}

#[tokio::test]
async fn what_fails_is_tried_again_later_and_at_last_stays_failed_with_its_reason() {
    let office = Office::default();
    let app = office.open().await;
    let now = core(&app).clock.now();
    let id = hand_in(&app, &NewJob::new("tea", json!(null), now).attempts(3)).unwrap();
    let first =
        becomes(&app, id, "a first attempt", |row| row.attempts == 1 && row.locked_by.is_none())
            .await;
    assert_eq!(first.last_error.as_deref(), Some("the kettle is empty"));
    let pause = first.run_at - now;
    assert!(pause >= Duration::seconds(30) && pause < Duration::seconds(60), "{pause}");

    app.pass(Duration::seconds(60));
    let second =
        becomes(&app, id, "a second", |row| row.attempts == 2 && row.locked_by.is_none()).await;
    assert!(second.failed_at.is_none() && second.run_at > first.run_at + Duration::seconds(60));
    app.pass(hours(1));
    becomes(&app, id, "the end of trying", |row| row.failed_at.is_some()).await;
    app.pass(hours(100));
    hand_in(&app, &errand(&app, "look out of the window"));
    office.does("look out of the window").await;
    assert_eq!(office.done().iter().filter(|it| *it == "tried to make tea").count(), 3);

    let [job] = <[_; 1]>::try_from(failed(&mut app.db(), 10).unwrap()).unwrap();
    assert_eq!((job.id, job.kind.as_str(), job.attempts), (id, "tea", 3));
    assert_eq!(job.last_error.as_deref(), Some("the kettle is empty"));

    *office.kettle_is_full.lock().unwrap() = true;
    assert!(retry(&mut app.db(), id, core(&app).clock.now()).unwrap());
    core(&app).jobs.wake();
    becomes(&app, id, "tea", |row| row.finished_at.is_some()).await;
    assert!(!retry(&mut app.db(), id, core(&app).clock.now()).unwrap(), "what is done is done");
}

#[tokio::test]
async fn a_job_that_panics_is_a_job_that_fails() {
    let office = Office::default();
    let app = office.open().await;
    let now = core(&app).clock.now();
    let id = hand_in(&app, &NewJob::new("panic", json!(null), now).attempts(1)).unwrap();
    let row = becomes(&app, id, "it to fail", |row| row.failed_at.is_some()).await;
    assert!(row.last_error.unwrap().contains("panicked"));
    hand_in(&app, &errand(&app, "put the fire out"));
    office.does("put the fire out").await;
}

#[tokio::test]
async fn who_dies_over_a_job_is_replaced_and_not_before() {
    let office = Office::default();
    let app = office.open().await;
    // Handed in and taken at the same moment, so that nobody is quicker.
    let id = app.db().transaction(|db| {
        enqueue(db, &errand(&app, "carry the piano"))?;
        take(db, "somebody with a weak heart", &["errand"], core(&app).clock.now())
    });
    let id = id.unwrap().unwrap().id;
    app.pass(LEASE - Duration::seconds(20));
    hand_in(&app, &errand(&app, "feed the cat"));
    office.does("feed the cat").await;
    assert_eq!(office.done(), ["feed the cat"], "the piano is still somebody's");
    app.pass(Duration::seconds(21));
    office.does("carry the piano").await;
    assert_eq!(
        becomes(&app, id, "it to be done", |row| row.finished_at.is_some()).await.attempts,
        2
    );
}

#[tokio::test]
async fn whoever_kills_everybody_is_not_tried_for_ever() {
    let app = Office::default().open().await;
    let id = app.db().transaction(|db| {
        enqueue(db, &errand(&app, "defuse the bomb").attempts(1))?;
        take(db, "somebody brave", &["errand"], core(&app).clock.now())
    });
    let id = id.unwrap().unwrap().id;
    app.pass(LEASE + Duration::seconds(1));
    let row = becomes(&app, id, "it to be given up", |row| row.failed_at.is_some()).await;
    assert!(row.last_error.unwrap().contains("died in the last attempt"));
}

#[tokio::test]
async fn a_job_waits_for_its_time() {
    let office = Office::default();
    let app = office.open().await;
    let party = core(&app).clock.now() + Duration::days(3);
    let id = hand_in(&app, &errand(&app, "light the lamps").at(party)).unwrap();
    app.pass(Duration::days(3) - Duration::minutes(5));
    hand_in(&app, &errand(&app, "sweep the hall"));
    office.does("sweep the hall").await;
    assert_eq!(row(&app, id).attempts, 0);
    app.pass(Duration::minutes(5));
    office.does("light the lamps").await;
}

#[tokio::test]
async fn what_waits_already_is_not_queued_twice() {
    let office = Office::default();
    let app = office.open().await;
    let tomorrow = core(&app).clock.now() + Duration::days(1);
    let wind = errand(&app, "wind the clock").unique("clock");
    let id = hand_in(&app, &wind.clone().at(tomorrow)).unwrap();
    assert_eq!(hand_in(&app, &errand(&app, "wind the clock").unique("clock")), None);
    assert!(hand_in(&app, &errand(&app, "wind the watch").unique("watch")).is_some());
    app.pass(Duration::days(1));
    becomes(&app, id, "it to be done", |row| row.finished_at.is_some()).await;
    assert!(hand_in(&app, &errand(&app, "wind the clock").unique("clock")).is_some());
}

#[tokio::test]
async fn the_figures_say_how_the_queue_is_doing() {
    let office = Office::default();
    let app = office.open().await;
    let now = core(&app).clock.now();
    hand_in(&app, &NewJob::new("tea", json!(null), now).attempts(1));
    hand_in(&app, &errand(&app, "much later").at(now + Duration::days(9)));
    let of = |kind: &str| {
        let all = figures(&mut app.db(), core(&app).clock.now()).unwrap();
        all.into_iter().find(|it| it.kind == kind)
    };
    until("the tea to fail", || std::future::ready(of("tea").filter(|it| it.failed == 1))).await;
    app.pass(hours(2));
    let errands = of("errand").unwrap();
    assert_eq!((errands.waiting, errands.running, errands.failed), (1, 0, 0));
    assert!((7200.0..7300.0).contains(&errands.oldest_seconds), "{errands:?}");
}
