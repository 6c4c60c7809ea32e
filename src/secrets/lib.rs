//! Random tokens and their hashes, and the keys that sign and encrypt.
//!
//! A [`KeyRing`] has one or several keys. The newest signs and encrypts; every key still in the
//! ring verifies and decrypts, so that what was made before a rotation goes on working. Nothing
//! is used for two purposes: each purpose has signatures and encryption keys of its own.
//!
//! The keys come from a file that Lamplight makes ([`KeyRing::kept_in`], [`rotate`]) or from
//! what the operator configured ([`KeyRing::from_secrets`]). `docs/secrets.md` tells operators
//! how to change them.

mod cipher;
mod cookies;
mod file;
mod key;
mod ring;

pub use cipher::DecryptError;
pub use file::rotate;
pub use ring::{KeyRing, MIN_SECRET_BYTES, ShortSecret};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};
use std::io;

/// SHA-256 of `text`: how tokens are kept.
pub fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// A new token of 256 bits, in 43 letters that fit a cookie or a URL.
///
/// # Errors
/// When the system has no randomness to give.
pub fn token() -> io::Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
}

/// `N` random bytes from the system.
///
/// # Errors
/// When the system has no randomness to give.
pub fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    OsRng.try_fill_bytes(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes)
}
