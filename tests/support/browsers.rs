//! Browsers made by the hundred: over one connection, for a sign-in of any kind.

use crate::{Client, TestApp};
use actix_web::cookie::{Cookie, CookieJar, Key};
use actix_web::test::TestRequest;
use lamplight_core::db::Db;
use lamplight_core::people::{Scope, login};
use lamplight_core::web::Request;
use uuid::Uuid;

impl TestApp {
    /// A browser signed in as the person `id`: for everything, or for `scope` alone.
    pub fn browser_of(&self, db: &mut Db, id: Uuid, scope: Option<&Scope>) -> Client {
        let now = self.house().state.core.clock.now();
        let asker = Request::read(&TestRequest::default().to_http_request(), false, now);
        let token = match scope {
            Some(scope) => login::begin_scoped(db, id, scope, &asker),
            None => login::begin(db, id, &asker),
        };
        let mut client = self.stranger();
        client.set_cookie("lamplight", &self.sealed(&token.expect("a login session")));
        client.id = id;
        client
    }

    fn sealed(&self, token: &str) -> String {
        let mut jar = CookieJar::new();
        let key = self.house().state.core.key.cookie_key();
        jar.signed_mut(&Key::from(&key)).add(Cookie::new("lamplight", token.to_owned()));
        jar.get("lamplight").expect("the cookie").value().to_owned()
    }
}
