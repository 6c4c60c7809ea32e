//! Random tokens, their hashes, and the key that signs cookies and links.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};
use std::{
    fs, io,
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

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

/// The key that signs. Whoever has it can make seat links and session cookies.
#[derive(Clone)]
pub struct SecretKey([u8; 32]);

impl SecretKey {
    /// The key that follows from a secret somebody configured.
    pub fn from_secret(secret: &str) -> Self {
        Self(hash(secret))
    }

    /// The key kept in `dir`, made there the first time. Two processes that start together
    /// agree on the first one's.
    ///
    /// # Errors
    /// When the file can neither be read nor made.
    pub fn kept_in(dir: &Path) -> io::Result<Self> {
        let path = dir.join("secret.key");
        fs::create_dir_all(dir)?;
        if !path.exists() {
            make(&path)?;
        }
        keep_private(&path)?;
        let secret = fs::read_to_string(&path)?;
        if secret.trim().len() < 32 {
            return Err(io::Error::other(format!(
                "{} is not a whole key; remove it and start again",
                path.display()
            )));
        }
        Ok(Self::from_secret(secret.trim()))
    }

    /// A signature of `text` for one `purpose`, as 22 letters (128 bits).
    pub fn sign(&self, purpose: &str, text: &str) -> String {
        URL_SAFE_NO_PAD.encode(&self.mac(purpose, text).finalize().into_bytes()[..16])
    }

    /// Whether `signature` is that of `text`; takes the same time whatever the answer.
    pub fn verify(&self, purpose: &str, text: &str, signature: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(signature) else {
            return false;
        };
        bytes.len() == 16 && self.mac(purpose, text).verify_truncated_left(&bytes).is_ok()
    }

    /// The key for the session cookie.
    pub fn cookie_key(&self) -> actix_web::cookie::Key {
        actix_web::cookie::Key::derive_from(&self.0)
    }

    fn mac(&self, purpose: &str, text: &str) -> Hmac<Sha256> {
        // HMAC takes keys of any length; the fallback cannot be reached.
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0)
            .unwrap_or_else(|_| unreachable!("HMAC takes any key"));
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac
    }
}

/// Makes a key at `path` unless somebody is quicker. It is written elsewhere first: nobody ever
/// finds half a key there.
fn make(path: &Path) -> io::Result<()> {
    let draft = path.with_extension(token()?);
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    file.write_all(token()?.as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// A key that came back from a backup may have become readable for others.
fn keep_private(path: &Path) -> io::Result<()> {
    if fs::metadata(path)?.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    tracing::warn!(path = %path.display(), "others could read the secret key; now they cannot");
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_text_and_purpose_only() {
        let key = SecretKey::from_secret("a secret that is long enough to be one");
        let signature = key.sign("seat", "mira");
        assert!(key.verify("seat", "mira", &signature));
        assert!(!key.verify("seat", "jonas", &signature));
        assert!(!key.verify("recap", "mira", &signature));
        assert!(!key.verify("seat", "mira", "") && !key.verify("seat", "mira", "%%%"));
    }

    #[test]
    fn processes_that_start_together_keep_one_key() {
        let dir = tempfile::tempdir().unwrap();
        let keep = || SecretKey::kept_in(dir.path()).unwrap().sign("p", "x");
        let signatures: std::collections::HashSet<String> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(keep)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(signatures.len(), 1);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "and nothing else is left there");
    }

    #[test]
    fn nobody_else_reads_the_key() {
        let dir = tempfile::tempdir().unwrap();
        let mode =
            || fs::metadata(dir.path().join("secret.key")).unwrap().permissions().mode() & 0o777;
        SecretKey::kept_in(dir.path()).unwrap();
        assert_eq!(mode(), 0o600);
        let open = fs::Permissions::from_mode(0o644);
        fs::set_permissions(dir.path().join("secret.key"), open).unwrap();
        SecretKey::kept_in(dir.path()).unwrap();
        assert_eq!(mode(), 0o600);
    }
}
