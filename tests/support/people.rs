//! People: made straight in the database, and signed in without the form.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use actix_web::cookie::{Cookie, CookieJar, Key};
use actix_web::test::TestRequest;
use diesel::prelude::*;
use lamplight::accounts::password::Hasher;
use lamplight_core::people::login;
use lamplight_core::web::Request;
use lamplight_schema::accounts::users;
use uuid::Uuid;

use super::app::TestApp;
use super::client::Client;

/// Every member's password.
pub const PASSWORD: &str = "brass lantern by the pier";

/// `stem` with a number that no other call has got.
pub fn unique(stem: &str) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    let stem: String = stem.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{stem}-{}", NUMBER.fetch_add(1, Ordering::Relaxed))
}

/// Made once, by the application's own means.
fn password_hash() -> String {
    static HASH: LazyLock<String> = LazyLock::new(|| {
        // On a thread of its own: stories run inside a runtime, and runtimes do not nest.
        let made = std::thread::spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
            let hasher = Hasher::new(4).expect("two threads");
            runtime.block_on(hasher.hash(PASSWORD.to_owned())).expect("a hash")
        });
        made.join().expect("a hash")
    });
    HASH.clone()
}

impl TestApp {
    /// A member of this name, signed in; the username is new.
    pub fn member(&self, name: &str) -> Client {
        let username = unique(name);
        let id = diesel::insert_into(users::table)
            .values((
                users::kind.eq("member"),
                users::username.eq(&username),
                users::email.eq(format!("{username}@lamplight.test")),
                users::display_name.eq(name),
                users::password_hash.eq(password_hash()),
            ))
            .returning(users::id)
            .get_result(&mut self.db())
            .expect("a member");
        let mut client = self.signed_in(id, name);
        client.username = username;
        client
    }

    /// A guest of this name: known by their cookie alone.
    pub fn guest(&self, name: &str) -> Client {
        let id = diesel::insert_into(users::table)
            .values((users::kind.eq("guest"), users::display_name.eq(name)))
            .returning(users::id)
            .get_result(&mut self.db())
            .expect("a guest");
        self.signed_in(id, name)
    }

    /// Another browser of the person with this id.
    pub fn signed_in(&self, id: Uuid, name: &str) -> Client {
        let mut client = self.stranger();
        let now = self.house().state.core.clock.now();
        let asker = Request::read(&TestRequest::default().to_http_request(), false, now);
        let token = login::begin(&mut self.db(), id, &asker).expect("a login session");
        client.set_cookie("lamplight", &self.signed(&token));
        (client.id, client.name) = (id, name.to_owned());
        client
    }

    /// `token` as the session cookie carries it.
    fn signed(&self, token: &str) -> String {
        let mut jar = CookieJar::new();
        let key = Key::from(&self.house().state.core.key.cookie_key());
        jar.signed_mut(&key).add(Cookie::new("lamplight", token.to_owned()));
        jar.get("lamplight").expect("the cookie").value().to_owned()
    }
}
