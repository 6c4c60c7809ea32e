//! Members and guests: how they come in, what they can change, how they leave.

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

use crate::support::{Client, Page, TestApp, unique};
use diesel::prelude::*;
use lamplight_schema::accounts::{auth_audit_log, users};
use uuid::Uuid;

/// Good enough, and not the one that builders give.
const SECRET: &str = "seven herons on a pier";

/// What somebody fills in who wants an account.
#[derive(Clone)]
pub(crate) struct Filled {
    display_name: String,
    username: String,
    email: String,
    password: String,
}

impl Filled {
    pub(crate) fn new(name: &str) -> Self {
        let username = unique(name);
        Self {
            display_name: name.to_owned(),
            email: format!("{username}@lamplight.test"),
            username,
            password: SECRET.to_owned(),
        }
    }

    pub(crate) async fn send(&self, browser: &Client) -> Page {
        browser.post("/register", &self.fields()).await
    }

    /// Sends it from another address.
    async fn send_from(&self, browser: &Client, address: &str) -> Page {
        let form = browser.form("/register", &self.fields());
        browser.send(form.header("x-forwarded-for", address)).await
    }

    fn fields(&self) -> [(&str, &str); 5] {
        [
            ("display_name", self.display_name.as_str()),
            ("username", &self.username),
            ("email", &self.email),
            ("password", &self.password),
            ("time_zone", "Europe/Lisbon"),
        ]
    }
}

/// Tries to sign in.
pub(crate) async fn sign_in(browser: &Client, name: &str, password: &str) -> Page {
    browser.post("/sign-in", &[("name", name), ("password", password)]).await
}

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
