//! Registering and signing in by the forms.

use crate::{Client, Page, unique};

/// Good enough, and not the one that builders give.
pub const SECRET: &str = "seven herons on a pier";

/// What somebody fills in who wants an account.
#[derive(Clone)]
pub struct Filled {
    pub display_name: String,
    pub username: String,
    pub email: String,
    pub password: String,
}

impl Filled {
    pub fn new(name: &str) -> Self {
        let username = unique(name);
        Self {
            display_name: name.to_owned(),
            email: format!("{username}@lamplight.test"),
            username,
            password: SECRET.to_owned(),
        }
    }

    pub async fn send(&self, browser: &Client) -> Page {
        browser.post("/register", &self.fields()).await
    }

    /// Sends it from another address.
    pub async fn send_from(&self, browser: &Client, address: &str) -> Page {
        let form = browser.form("/register", &self.fields());
        browser.send(form.header("x-forwarded-for", address)).await
    }

    pub fn fields(&self) -> [(&str, &str); 5] {
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
pub async fn sign_in(browser: &Client, name: &str, password: &str) -> Page {
    browser.post("/sign-in", &[("name", name), ("password", password)]).await
}
