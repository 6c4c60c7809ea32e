//! Addresses that open one file for a while.

use super::Media;
use chrono::{DateTime, Utc};
use lamplight_media::{MediaId, Signer, VariantName, sign_address};
use lamplight_secrets::KeyRing;
use std::time::Duration;
use uuid::Uuid;

/// The house's key, as addresses of files are signed with it.
pub struct AddressKey<'k>(pub &'k KeyRing);

impl Signer for AddressKey<'_> {
    fn sign(&self, purpose: &str, text: &str) -> String {
        self.0.sign(purpose, text)
    }

    fn verify(&self, purpose: &str, text: &str, signature: &str) -> bool {
        self.0.verify(purpose, text, signature)
    }
}

impl Media {
    /// An address that opens a file to whoever has it, for between one and two times `lasts`
    /// from `now`, which is `core.clock`'s. For pages whose policy has decided that their reader may
    /// see it.
    pub fn signed_address(
        key: &KeyRing,
        id: Uuid,
        width: u32,
        now: DateTime<Utc>,
        lasts: Duration,
    ) -> String {
        sign_address(&AddressKey(key), MediaId(id), &VariantName::of_width(width), now, lasts)
    }
}
