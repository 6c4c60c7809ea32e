//! Keys for signed cookies, without knowing who signs them.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::Mac;

use crate::{
    key::{Key, hmac},
    ring::KeyRing,
};

/// How many letters the signature before a signed cookie's value has.
const SIGNATURE_LETTERS: usize = 44;

impl KeyRing {
    /// 64 bytes of key material for signed and encrypted cookies, from the newest key: what
    /// `cookie::Key::from` takes.
    pub fn cookie_key(&self) -> [u8; 64] {
        self.newest().cookie_key()
    }

    /// The same of every key that may have signed a cookie: the newest first, then the others
    /// from the oldest on.
    pub fn cookie_keys(&self) -> Vec<[u8; 64]> {
        std::iter::once(self.newest()).chain(self.older()).map(Key::cookie_key).collect()
    }

    /// The value of a signed cookie, signed again by the newest key if an older one has signed
    /// it; nothing if that is not needed or nobody here has. Libraries take one key for cookies:
    /// put this in front of them, and a rotation signs nobody out.
    ///
    /// `value` is as the cookie crate writes it: the base64 of HMAC-SHA256, then the text.
    pub fn resign_cookie(&self, value: &str) -> Option<String> {
        let (signature, text) = value.split_at_checked(SIGNATURE_LETTERS)?;
        let signature = STANDARD.decode(signature).ok()?;
        let signed_by = |key: &Key| cookie_mac(key, text).verify_slice(&signature).is_ok();
        if signed_by(self.newest()) || !self.older().any(signed_by) {
            return None;
        }
        let again = cookie_mac(self.newest(), text).finalize().into_bytes();
        Some(STANDARD.encode(again) + text)
    }
}

fn cookie_mac(key: &Key, text: &str) -> impl Mac {
    let mut mac = hmac(&key.cookie_key()[..32]);
    mac.update(text.as_bytes());
    mac
}

#[cfg(test)]
mod tests {
    use super::*;
    use cookie::{Cookie, CookieJar};

    const FIRST: &str = "the first secret, long enough to be one";
    const SECOND: &str = "the second secret, long enough to be one";

    fn ring(current: &str, old: &[&str]) -> KeyRing {
        KeyRing::from_secrets(current, old).unwrap()
    }

    /// What a browser is given, by the crate that actix-web signs with.
    fn signed(ring: &KeyRing, text: &str) -> String {
        let mut jar = CookieJar::new();
        let key = cookie::Key::from(&ring.cookie_key());
        jar.signed_mut(&key).add(Cookie::new("lamplight", text.to_owned()));
        jar.get("lamplight").unwrap().value().to_owned()
    }

    fn read(ring: &KeyRing, value: String) -> Option<String> {
        let key = cookie::Key::from(&ring.cookie_key());
        let cookie = CookieJar::new().signed(&key).verify(Cookie::new("lamplight", value))?;
        Some(cookie.value().to_owned())
    }

    #[test]
    fn a_browser_stays_signed_in_through_a_rotation() {
        let cookie = signed(&ring(FIRST, &[]), "token");
        let rotated = ring(SECOND, &[FIRST]);
        assert_eq!(read(&rotated, cookie.clone()), None, "one key alone would sign it out");
        let again = rotated.resign_cookie(&cookie).unwrap();
        assert_eq!(read(&rotated, again.clone()).as_deref(), Some("token"));
        assert_eq!(rotated.resign_cookie(&again), None, "once is enough");
    }

    #[test]
    fn a_cookie_that_nobody_here_signed_is_not_made_good() {
        let rotated = ring(SECOND, &[FIRST]);
        let stranger = signed(&ring("a stranger's secret, long enough to be one", &[]), "token");
        let mut changed = signed(&ring(FIRST, &[]), "token");
        changed.push('!');
        for value in [&stranger, &changed, "", "token", &"ä".repeat(40)] {
            assert_eq!(rotated.resign_cookie(value), None, "{value}");
        }
    }

    #[test]
    fn the_newest_cookie_key_comes_first() {
        let rotated = ring(SECOND, &[FIRST]);
        let keys = [ring(SECOND, &[]).cookie_key(), ring(FIRST, &[]).cookie_key()];
        assert_eq!(rotated.cookie_keys(), keys);
    }
}
