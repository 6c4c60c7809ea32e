//! Addresses that open one file for a while.

use super::Media;
use crate::web::secrets::SecretKey;
use chrono::Utc;
use lamplight_media::{MediaId, Signer, VariantName, sign_address};
use std::time::Duration;
use uuid::Uuid;

impl Signer for SecretKey {
    fn sign(&self, purpose: &str, text: &str) -> String {
        Self::sign(self, purpose, text)
    }

    fn verify(&self, purpose: &str, text: &str, signature: &str) -> bool {
        Self::verify(self, purpose, text, signature)
    }
}

impl Media {
    /// An address that opens a file to whoever has it, for between one and two times `lasts`. For
    /// pages whose policy has decided that their reader may see it.
    pub fn signed_address(key: &SecretKey, id: Uuid, width: u32, lasts: Duration) -> String {
        sign_address(key, MediaId(id), &VariantName::of_width(width), Utc::now(), lasts)
    }
}
