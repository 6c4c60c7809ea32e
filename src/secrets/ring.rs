//! The keys that are in use, and signatures.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use std::{fmt, io, path::Path};

use crate::{
    file,
    key::{Key, KeyId},
};

/// The least bytes a configured secret has.
pub const MIN_SECRET_BYTES: usize = 32;

/// The keys that sign and encrypt. Whoever has them can make seat links and session cookies and
/// read what is encrypted in the database. Cheap enough to clone once per thread.
#[derive(Clone)]
pub struct KeyRing {
    newest: Key,
    older: Vec<Key>,
}

impl KeyRing {
    /// The keys that follow from secrets somebody configured: the one that signs, and those that
    /// still verify and decrypt. The order of the old ones, and naming one twice, do not matter.
    ///
    /// # Errors
    /// When one is shorter than [`MIN_SECRET_BYTES`]: an empty one, say, would let everybody in.
    pub fn from_secrets<S: AsRef<str>>(current: &str, old: &[S]) -> Result<Self, ShortSecret> {
        let all = old.iter().map(AsRef::as_ref).chain([current]);
        if all.clone().any(|secret| secret.len() < MIN_SECRET_BYTES) {
            return Err(ShortSecret);
        }
        let newest = Key::new(current);
        let older = old.iter().map(|secret| Key::new(secret.as_ref()));
        let older = older.filter(|key| key.id != newest.id).collect();
        Ok(Self { newest, older })
    }

    /// The keys kept in `dir`; the first one is made there if there is none. Two processes that
    /// start together agree on the first one's.
    ///
    /// # Errors
    /// When the file can neither be read nor made, or is not whole.
    pub fn kept_in(dir: &Path) -> io::Result<Self> {
        let mut keys = file::load_or_make(dir)?;
        let newest = keys.pop().ok_or_else(|| io::Error::other("the key file has no key"))?;
        Self::from_secrets(&newest, &keys)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    /// A signature of `text` for one `purpose` by the newest key, as 22 letters (128 bits) that
    /// fit a URL.
    pub fn sign(&self, purpose: &str, text: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.newest.sign(purpose, text))
    }

    /// Whether `signature` is that of `text` by a key of this ring; takes the same time whatever
    /// the answer.
    pub fn verify(&self, purpose: &str, text: &str, signature: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(signature) else {
            return false;
        };
        let Ok(bytes) = <[u8; 16]>::try_from(bytes) else {
            return false;
        };
        self.keys().fold(false, |held, key| held | key.verify(purpose, text, &bytes))
    }

    /// Whether there are older keys beside the newest.
    pub fn has_older(&self) -> bool {
        !self.older.is_empty()
    }

    pub(crate) fn newest(&self) -> &Key {
        &self.newest
    }

    pub(crate) fn older(&self) -> impl Iterator<Item = &Key> {
        self.older.iter()
    }

    pub(crate) fn with_id(&self, id: KeyId) -> Option<&Key> {
        self.keys().find(|key| key.id == id)
    }

    /// Newest first, then oldest to youngest.
    fn keys(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.newest).chain(&self.older)
    }
}

/// Says how many keys there are, never a key.
impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyRing({} keys)", self.keys().count())
    }
}

/// A secret has fewer than [`MIN_SECRET_BYTES`] bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortSecret;

impl fmt::Display for ShortSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "each secret key needs at least {MIN_SECRET_BYTES} characters")
    }
}

impl std::error::Error for ShortSecret {}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "the first secret, long enough to be one";
    const SECOND: &str = "the second secret, long enough to be one";

    fn ring(current: &str, old: &[&str]) -> KeyRing {
        KeyRing::from_secrets(current, old).unwrap()
    }

    #[test]
    fn a_signature_holds_for_its_text_and_purpose_only() {
        let ring = ring(FIRST, &[]);
        let signature = ring.sign("seat", "mira");
        assert_eq!(signature.len(), 22);
        assert!(ring.verify("seat", "mira", &signature));
        assert!(!ring.verify("seat", "jonas", &signature));
        assert!(!ring.verify("recap", "mira", &signature));
        assert!(!ring.verify("seat", "mira", "") && !ring.verify("seat", "mira", "%%%"));
        assert!(!ring.verify("seat", "mira", &signature[..20]), "a shorter one is easier to guess");
    }

    #[test]
    fn a_link_outlives_a_rotation_until_its_key_is_taken_out() {
        let link = ring(FIRST, &[]).sign("seat", "mira");
        let rotated = ring(SECOND, &[FIRST]);
        assert!(rotated.verify("seat", "mira", &link));
        assert!(rotated.has_older() && !ring(SECOND, &[]).has_older());
        assert_ne!(rotated.sign("seat", "mira"), link, "new links are the new key's");
        assert!(!ring(SECOND, &[]).verify("seat", "mira", &link));
    }

    /// Two processes are never restarted in the same moment: the new key is first made known to
    /// both as one that verifies.
    #[test]
    fn processes_understand_each_other_when_the_new_key_was_announced() {
        let (announced, rotated) = (ring(FIRST, &[SECOND]), ring(SECOND, &[FIRST]));
        assert!(announced.verify("seat", "mira", &rotated.sign("seat", "mira")));
        assert!(rotated.verify("seat", "mira", &announced.sign("seat", "mira")));
    }

    #[test]
    fn an_empty_entry_in_a_list_of_old_keys_opens_nothing() {
        assert_eq!(KeyRing::from_secrets(FIRST, &[SECOND, ""]).unwrap_err(), ShortSecret);
        assert_eq!(KeyRing::from_secrets("short", &[""; 0]).unwrap_err(), ShortSecret);
        assert_eq!(KeyRing::from_secrets(&"s".repeat(31), &[""; 0]).unwrap_err(), ShortSecret);
        assert!(KeyRing::from_secrets(&"s".repeat(32), &["t".repeat(32)]).is_ok());
        assert!(ShortSecret.to_string().contains("at least 32 characters"));
    }

    #[test]
    fn a_key_that_is_current_and_old_is_one_key() {
        let twice = ring(FIRST, &[FIRST, SECOND]);
        assert_eq!(twice.cookie_keys().len(), 2);
        assert!(!ring(FIRST, &[FIRST]).has_older(), "nothing is to be signed again");
    }

    #[test]
    fn a_log_shows_no_key() {
        let shown = format!("{:?}", ring(SECOND, &[FIRST]));
        assert_eq!(shown, "KeyRing(2 keys)");
    }
}
