//! Whole processes: one that is killed in the middle of a job, and the commands of operators.

use crate::{
    office::{Office, becomes, core, hand_in, row},
    peer::Peer,
};
use chrono::Duration;
use diesel::prelude::*;
use lamplight_core::{
    jobs::{LEASE, NewJob},
    mail::{self, Letter, Person},
};
use lamplight_schema::platform::jobs;
use serde_json::json;
use std::{
    path::Path,
    process::{Child, Command, Output, Stdio},
};
use support::{Database, House, TestApp, until};

fn lamplight(database: &str, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lamplight"));
    command
        .args(arguments)
        .env("DATABASE_URL", database)
        .env("LAMPLIGHT_DATA_DIR", folder)
        .env("LAMPLIGHT_LISTEN", "127.0.0.1:0")
        .env("LAMPLIGHT_POOL_SIZE", "4")
        .env("LAMPLIGHT_WORKERS", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A process that does not outlive its story.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn a_mail_whose_process_is_killed_is_sent_by_another() {
    let (database, folder) = (Database::create().await, tempfile::tempdir().unwrap());
    let letter = Letter {
        kind: "note",
        to: Person { name: String::new(), address: "hang@example.org".to_owned() },
        subject: "Bring the lantern".to_owned(),
        text: String::new(),
        html: String::new(),
        calendar: None,
    };
    let id = mail::send(&mut database.db(), &letter, chrono::Utc::now()).unwrap();
    let hanging = Peer::start(&[]);
    let mut first = lamplight(&database.url(), folder.path(), &["serve"]);
    let mut first = Killed(first.env("LAMPLIGHT_SMTP_URL", hanging.url()).spawn().unwrap());
    let locked = || jobs::table.find(id).select(jobs::locked_by).first(&mut database.db()).unwrap();
    until("the first to begin", || std::future::ready::<Option<String>>(locked())).await;
    first.0.kill().unwrap();
    first.0.wait().unwrap();

    // The other process has another way to send.
    let app = TestApp::start().await;
    let second = House::open(app.config().clone(), &database.url());
    let done = || {
        let finished = jobs::table.find(id).filter(jobs::finished_at.is_not_null());
        let attempts: Option<i32> =
            finished.select(jobs::attempts).first(&mut database.db()).optional().unwrap();
        std::future::ready(attempts)
    };
    second.state.core.clock.advance(LEASE + Duration::seconds(1));
    second.state.core.jobs.wake();
    assert_eq!(until("the second to send it", done).await, 2);
    assert!(app.config().data_dir.join(format!("outbox/{id}.eml")).exists());
}

fn run(app: &TestApp, arguments: &[&str]) -> (Option<i32>, String, String) {
    let command = lamplight(&app.database_url(), &app.config().data_dir, arguments).output();
    let Output { status, stdout, stderr } = command.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

#[tokio::test]
async fn an_operator_sees_what_has_failed_and_tries_it_again() {
    let office = Office::default();
    let app = office.open().await;
    let (code, said, _) = run(&app, &["jobs"]);
    assert_eq!((code, said.trim()), (Some(0), "Nothing has failed."));

    let job = NewJob::new("tea", json!(null), core(&app).clock.now()).attempts(1);
    let id = hand_in(&app, &job).unwrap();
    becomes(&app, id, "it to fail", |row| row.failed_at.is_some()).await;
    let (_, said, _) = run(&app, &["jobs"]);
    let line = said.lines().next().unwrap();
    for word in [id.to_string().as_str(), "tea", "1 attempt", "the kettle is empty"] {
        assert!(line.contains(word), "no “{word}” in {said}");
    }

    *office.kettle_is_full.lock().unwrap() = true;
    let (code, _, complaint) = run(&app, &["jobs", "retry", &id.to_string()]);
    assert_eq!(code, Some(0), "{complaint}");
    becomes(&app, id, "tea", |row| row.finished_at.is_some()).await;
    let (code, _, complaint) = run(&app, &["jobs", "retry", &id.to_string()]);
    assert_eq!(code, Some(1));
    assert!(complaint.contains(&id.to_string()), "{complaint}");
    assert!(row(&app, id).failed_at.is_none());
}
