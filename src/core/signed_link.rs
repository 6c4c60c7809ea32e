//! A link that opens one thing to whoever has it, without signing in: a seat, a screen, something
//! shared. It is signed for its purpose alone, and a higher version makes older ones worthless.

use lamplight_secrets::KeyRing;
use uuid::Uuid;

/// See the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedLink {
    purpose: &'static str,
    id: Uuid,
    version: Option<i32>,
}

impl SignedLink {
    /// The link of `purpose`, which is the first part of its path too, to the thing `id`: it stays
    /// good as long as the thing is there.
    pub fn new(purpose: &'static str, id: impl Into<Uuid>) -> Self {
        Self { purpose, id: id.into(), version: None }
    }

    /// Good only as long as the thing's link is at this version.
    #[must_use]
    pub fn at_version(mut self, version: i32) -> Self {
        self.version = Some(version);
        self
    }

    /// Where it leads: `/screen/0b5e…/` and the signature.
    pub fn path(&self, key: &KeyRing) -> String {
        format!("/{}/{}/{}", self.purpose, self.id, self.signature(key))
    }

    /// Its signature, by the newest key.
    pub fn signature(&self, key: &KeyRing) -> String {
        key.sign(self.purpose, &self.text())
    }

    /// Whether `signature` is this link's, by any of the keys; takes the same time whatever the
    /// answer.
    pub fn is_signed(&self, key: &KeyRing, signature: &str) -> bool {
        key.verify(self.purpose, &self.text(), signature)
    }

    fn text(&self) -> String {
        match self.version {
            Some(version) => format!("{}.{version}", self.id),
            None => self.id.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(newest: &str, older: &[&str]) -> KeyRing {
        KeyRing::from_secrets(newest, older).unwrap()
    }

    #[test]
    fn a_link_opens_what_it_was_made_for_and_nothing_else() {
        let key = ring("a secret of at least thirty-two letters", &[]);
        let link = SignedLink::new("screen", Uuid::from_u128(7)).at_version(2);
        let signature = link.signature(&key);
        assert_eq!(link.path(&key), format!("/screen/{}/{signature}", Uuid::from_u128(7)));
        assert!(link.is_signed(&key, &signature));
        for other in [
            link.at_version(1),
            link.at_version(3),
            SignedLink::new("screen", Uuid::from_u128(7)),
            SignedLink::new("screen", Uuid::from_u128(8)).at_version(2),
            SignedLink::new("seat", Uuid::from_u128(7)).at_version(2),
        ] {
            assert!(!other.is_signed(&key, &signature), "{other:?}");
        }
        for odd in ["", "nonsense", &signature[1..]] {
            assert!(!link.is_signed(&key, odd), "{odd:?}");
        }
    }

    #[test]
    fn a_link_outlives_the_key_that_signed_it() {
        let (old, new) =
            ("a secret of at least thirty-two letters", "another secret, and as long as the first");
        let link = SignedLink::new("recap", Uuid::from_u128(7));
        let signature = link.signature(&ring(old, &[]));
        assert!(link.is_signed(&ring(new, &[old]), &signature));
        assert!(!link.is_signed(&ring(new, &[]), &signature));
    }
}
