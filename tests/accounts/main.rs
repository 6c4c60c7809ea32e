//! Members and guests: how they come in, what they can change, how they leave.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// It may ask the system what time it is.
#![allow(clippy::disallowed_methods)]

mod bad_input;
mod cookies;
mod devices;
mod evenings;
mod guests;
mod limits;
mod origin;
mod profile;
mod recognised;
mod registration;
mod sign_in;
mod sign_out;
mod signing_in_changed;

use diesel::prelude::*;
use lamplight_schema::accounts::{auth_audit_log, users};
use support::{
    Client, TestApp,
    accounts::{Filled, SECRET, sign_in},
};
use uuid::Uuid;

/// Whether the house knows this browser as `name`.
async fn is_known(browser: &Client, name: &str) -> bool {
    browser.get("/").await.has(&format!("{name}, your account"))
}

/// How many accounts have this username.
fn accounts_called(app: &TestApp, username: &str) -> i64 {
    let named = users::table.filter(users::username.eq(username));
    named.count().get_result(&mut app.db()).expect("a count")
}

/// What was written down about somebody, in order.
fn audit(app: &TestApp, user: Uuid) -> Vec<String> {
    auth_audit_log::table
        .filter(auth_audit_log::user_id.eq(user))
        .order(auth_audit_log::id)
        .select(auth_audit_log::event)
        .load(&mut app.db())
        .expect("the log")
}

/// The id behind a username.
fn id_of(app: &TestApp, username: &str) -> Uuid {
    let named = users::table.filter(users::username.eq(username));
    named.select(users::id).first(&mut app.db()).expect("the account")
}
