//! The session cookie.
//!
//! actix-session signs the cookie and carries its value; the row behind it (`login_sessions`,
//! under the hash of the value) is written by the commands that sign somebody in or out, in
//! their own transaction, and read once per request by the gate. So this store touches no
//! database: it hands the token through.

use actix_session::{Session, SessionExt};
use actix_session::{
    SessionMiddleware,
    config::{CookieContentSecurity, PersistentSession},
    storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError},
};
use actix_web::{
    Error, HttpMessage, HttpRequest,
    body::MessageBody,
    cookie::{Cookie, Key, SameSite, time::Duration},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{COOKIE, HeaderValue},
    middleware::Next,
    web::Data,
};
use std::collections::HashMap;

use crate::state::Core;
use lamplight_secrets::KeyRing;

/// How long somebody stays signed in on a device they use.
pub const STAYS_DAYS: i64 = 60;
const TOKEN: &str = "token";
const MINTED: &str = "minted";

/// See the module.
pub struct TokenStore;

type State = HashMap<String, String>;

impl SessionStore for TokenStore {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let token = serde_json::to_string(key.as_ref())
            .map_err(|error| LoadError::Deserialization(error.into()))?;
        Ok(Some(State::from([(TOKEN.to_owned(), token)])))
    }

    async fn save(&self, state: State, _: &Duration) -> Result<SessionKey, SaveError> {
        let minted = state.get(MINTED).or_else(|| state.get(TOKEN));
        let token: String =
            minted.and_then(|json| serde_json::from_str(json).ok()).ok_or_else(|| {
                SaveError::Serialization(anyhow::anyhow!("a session without a token"))
            })?;
        SessionKey::try_from(token).map_err(|error| SaveError::Serialization(error.into()))
    }

    async fn update(
        &self,
        _: SessionKey,
        state: State,
        ttl: &Duration,
    ) -> Result<SessionKey, UpdateError> {
        self.save(state, ttl).await.map_err(|error| UpdateError::Other(error.into()))
    }

    async fn update_ttl(&self, _: &SessionKey, _: &Duration) -> Result<(), anyhow::Error> {
        Ok(())
    }

    async fn delete(&self, _: &SessionKey) -> Result<(), anyhow::Error> {
        Ok(())
    }
}

/// What the cookie is called. `secure`: people come over TLS.
fn name(secure: bool) -> &'static str {
    if secure { "__Host-lamplight" } else { "lamplight" }
}

/// The middleware that reads and writes the cookie. `secure`: people come over TLS.
pub fn middleware(keys: &KeyRing, secure: bool) -> SessionMiddleware<TokenStore> {
    SessionMiddleware::builder(TokenStore, Key::from(&keys.cookie_key()))
        .cookie_name(name(secure).to_owned())
        .cookie_secure(secure)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_content_security(CookieContentSecurity::Signed)
        .session_lifecycle(PersistentSession::default().session_ttl(Duration::days(STAYS_DAYS)))
        .build()
}

/// Stands before [`middleware`], which knows one key only: a cookie that an older key has signed
/// goes in as the newest one signs it, and the gate sends it to the browser so. A new key signs
/// nobody out.
pub async fn sign_again<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let core = request.app_data::<Data<Core>>().cloned();
    if let Some(core) = core.filter(|core| core.key.has_older()) {
        let name = name(core.config.is_secure());
        let headers = request.headers_mut();
        let again = headers.get(COOKIE).and_then(|all| signed_again(&core.key, name, all));
        if let Some(cookies) = again {
            headers.insert(COOKIE, cookies);
            request.extensions_mut().insert(SignedAgain);
        }
    }
    next.call(request).await
}

/// The request's session cookie was signed by an older key.
struct SignedAgain;

/// Whether the browser's cookie was signed by an older key, and is better replaced.
pub(super) fn is_signed_by_older(request: &HttpRequest) -> bool {
    request.extensions().contains::<SignedAgain>()
}

/// The header with all cookies, that called `name` signed by the newest key; none if it is or
/// nobody here has signed it.
fn signed_again(keys: &KeyRing, name: &str, all: &HeaderValue) -> Option<HeaderValue> {
    let mut changed = false;
    let sign = |pair: &str| {
        let cookie = Cookie::parse_encoded(pair.to_owned()).ok().filter(|it| it.name() == name)?;
        let value = keys.resign_cookie(cookie.value())?;
        Some(Cookie::new(name, value).stripped().encoded().to_string())
    };
    let pairs = all.to_str().ok()?.split(';').map(str::trim).map(|pair| match sign(pair) {
        Some(signed) => {
            changed = true;
            signed
        }
        None => pair.to_owned(),
    });
    let pairs = pairs.collect::<Vec<_>>().join("; ");
    if changed { HeaderValue::from_str(&pairs).ok() } else { None }
}

/// The token that the browser sent, if its signature holds.
pub fn token_of(request: &HttpRequest) -> Option<String> {
    request.get_session().get(TOKEN).ok().flatten()
}

/// Gives the browser the cookie for `token`, whose row has been committed.
pub fn keep(session: &Session, token: &str) {
    session.renew();
    // A text always serialises.
    let _ = session.insert(MINTED, token);
}

/// Gives the browser its cookie once more, with a new term.
pub(crate) fn extend(session: &Session) {
    session.renew();
}

/// Takes the cookie back.
pub fn forget(session: &Session) {
    session.purge();
}
