//! Encryption of what stands in the database: XChaCha20-Poly1305.
//!
//! A ciphertext is one byte of format (1), four bytes that name the key, a random nonce of 24
//! bytes, and the text with its tag of 16: 45 bytes more than the text. It is bound to a purpose,
//! by the key, and to one row, as associated data: copied into another row or column it does
//! not decrypt.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use std::{fmt, io};

use crate::{
    key::{Key, KeyId},
    random,
    ring::KeyRing,
};

const FORMAT: u8 = 1;
const NONCE_BYTES: usize = 24;

impl KeyRing {
    /// Encrypts `plaintext` for one `purpose` (its table and column, say) and the `row` it will
    /// stand in (the bytes of its id).
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn encrypt(&self, purpose: &str, row: &[u8], plaintext: &[u8]) -> io::Result<Vec<u8>> {
        let (key, nonce) = (self.newest(), random::<NONCE_BYTES>()?);
        let sealed = cipher(key, purpose)
            .encrypt(&XNonce::from(nonce), Payload { msg: plaintext, aad: row })
            .map_err(|_| io::Error::other("the text is too long to encrypt"))?;
        Ok([&[FORMAT], &key.id[..], &nonce, &sealed].concat())
    }

    /// What was encrypted for this `purpose` and `row`.
    ///
    /// # Errors
    /// When its key is not in the ring any more, or it is not what [`encrypt`](Self::encrypt)
    /// made for this purpose and row.
    pub fn decrypt(
        &self,
        purpose: &str,
        row: &[u8],
        ciphertext: &[u8],
    ) -> Result<Vec<u8>, DecryptError> {
        let (id, rest) = key_id(ciphertext).ok_or(DecryptError::Damaged)?;
        let (nonce, sealed) =
            rest.split_first_chunk::<NONCE_BYTES>().ok_or(DecryptError::Damaged)?;
        let key = self.with_id(id).ok_or(DecryptError::UnknownKey)?;
        cipher(key, purpose)
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: row })
            .map_err(|_| DecryptError::Damaged)
    }

    /// Whether `ciphertext` is another key's than the newest one's, and should be decrypted and
    /// encrypted again before that key is taken out of the ring.
    pub fn needs_reencryption(&self, ciphertext: &[u8]) -> bool {
        key_id(ciphertext).is_none_or(|(id, _)| id != self.newest().id)
    }

    /// How a ciphertext of the newest key begins: a query finds the rows that do not begin so.
    pub fn newest_prefix(&self) -> [u8; 5] {
        let [a, b, c, d] = self.newest().id;
        [FORMAT, a, b, c, d]
    }
}

fn cipher(key: &Key, purpose: &str) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&key.encryption_key(purpose).into())
}

fn key_id(ciphertext: &[u8]) -> Option<(KeyId, &[u8])> {
    let rest = ciphertext.strip_prefix(&[FORMAT])?;
    let (id, rest) = rest.split_first_chunk()?;
    Some((*id, rest))
}

/// Why something cannot be decrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecryptError {
    /// The key it names is not in the ring (any more).
    UnknownKey,
    /// It was changed, cut short, or made for another purpose or row.
    Damaged,
}

impl fmt::Display for DecryptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownKey => "it was encrypted with a key that is not there any more",
            Self::Damaged => "it is damaged, or was not encrypted for this place",
        })
    }
}

impl std::error::Error for DecryptError {}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "the first secret, long enough to be one";
    const SECOND: &str = "the second secret, long enough to be one";

    fn ring(current: &str, old: &[&str]) -> KeyRing {
        KeyRing::from_secrets(current, old).unwrap()
    }

    #[test]
    fn only_its_row_and_purpose_read_a_text() {
        let ring = ring(FIRST, &[]);
        let kept = ring.encrypt("totp", b"row 1", b"JBSWY3DP").unwrap();
        assert_eq!(ring.decrypt("totp", b"row 1", &kept).unwrap(), b"JBSWY3DP");
        assert_eq!(ring.decrypt("totp", b"row 2", &kept), Err(DecryptError::Damaged));
        assert_eq!(ring.decrypt("oauth", b"row 1", &kept), Err(DecryptError::Damaged));
        assert!(!kept.windows(8).any(|bytes| bytes == b"JBSWY3DP"));
        assert_eq!(kept.len(), 8 + 45);
    }

    #[test]
    fn the_same_text_never_looks_the_same() {
        let ring = ring(FIRST, &[]);
        let encrypt = || ring.encrypt("totp", b"row", b"same").unwrap();
        assert_ne!(encrypt(), encrypt());
    }

    #[test]
    fn a_change_of_any_byte_is_noticed() {
        let ring = ring(FIRST, &[SECOND]);
        let kept = ring.encrypt("totp", b"row", b"text").unwrap();
        for at in 0..kept.len() {
            let mut changed = kept.clone();
            changed[at] ^= 1;
            assert!(ring.decrypt("totp", b"row", &changed).is_err(), "byte {at}");
            assert!(ring.decrypt("totp", b"row", &kept[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn a_rotation_ends_with_everything_under_the_new_key() {
        let kept = ring(FIRST, &[]).encrypt("totp", b"row", b"text").unwrap();
        let rotated = ring(SECOND, &[FIRST]);
        assert!(rotated.needs_reencryption(&kept) && !kept.starts_with(&rotated.newest_prefix()));
        let text = rotated.decrypt("totp", b"row", &kept).unwrap();
        let again = rotated.encrypt("totp", b"row", &text).unwrap();
        assert!(!rotated.needs_reencryption(&again) && again.starts_with(&rotated.newest_prefix()));

        let retired = ring(SECOND, &[]);
        assert_eq!(retired.decrypt("totp", b"row", &again).unwrap(), b"text");
        assert_eq!(retired.decrypt("totp", b"row", &kept), Err(DecryptError::UnknownKey));
        assert!(DecryptError::UnknownKey.to_string().contains("not there any more"));
        assert!(DecryptError::Damaged.to_string().contains("is damaged"));
    }

    /// Places in a list change when its oldest entry is taken out; the keys do not.
    #[test]
    fn taking_out_the_oldest_key_leaves_the_others_readable() {
        let third = "the third secret, long enough to be one";
        let kept = ring(SECOND, &[FIRST]).encrypt("totp", b"row", b"text").unwrap();
        assert_eq!(ring(third, &[SECOND]).decrypt("totp", b"row", &kept).unwrap(), b"text");
    }
}
