//! What the house does by itself.

use chrono::{Duration, Utc};
use diesel::prelude::*;
use lamplight_core::sweep;
use lamplight_schema::accounts::{auth_audit_log, login_sessions, rate_limits};
use support::TestApp;
use uuid::Uuid;

fn counted(app: &TestApp, settled: Duration) {
    let key = Uuid::new_v4().as_bytes().repeat(2);
    diesel::insert_into(rate_limits::table)
        .values((rate_limits::key.eq(key), rate_limits::settled_at.eq(Utc::now() - settled)))
        .execute(&mut app.db())
        .expect("a caller");
}

fn noted(app: &TestApp, ago: Duration) {
    diesel::insert_into(auth_audit_log::table)
        .values((
            auth_audit_log::id.eq(Uuid::now_v7()),
            auth_audit_log::event.eq("signed_in"),
            auth_audit_log::created_at.eq(Utc::now() - ago),
        ))
        .execute(&mut app.db())
        .expect("a line");
}

#[tokio::test]
async fn what_nobody_needs_any_more_is_forgotten_and_nothing_else() {
    let app = TestApp::start().await;
    let (nora, _otto) = (app.member("Nora"), app.member("Otto"));
    diesel::update(login_sessions::table.filter(login_sessions::user_id.eq(nora.id)))
        .set(login_sessions::expires_at.eq(Utc::now() - Duration::minutes(1)))
        .execute(&mut app.db())
        .expect("an old session");
    counted(&app, Duration::hours(2));
    counted(&app, Duration::zero());
    noted(&app, Duration::days(366));
    noted(&app, Duration::days(364));
    // The house may be tidying itself just now: what counts is what is left.
    sweep::tidy(&mut app.db(), &app.house().state.core.clock, &app.house().state.areas)
        .expect("done");
    let sessions: i64 = login_sessions::table.count().get_result(&mut app.db()).expect("a count");
    assert_eq!(sessions, 1, "Otto stays signed in");
    let callers: i64 = rate_limits::table.count().get_result(&mut app.db()).expect("a count");
    assert_eq!(callers, 1, "who has asked just now is still counted");
    let lines: i64 = auth_audit_log::table.count().get_result(&mut app.db()).expect("a count");
    assert_eq!(lines, 1, "a year's log is kept");
}
