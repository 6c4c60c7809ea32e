//! What parent and child say to each other: the length of a head, the head as JSON, bytes.

use std::io;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{Limits, Output, Recipe, Refusal};

/// A head is a few hundred bytes; whoever claims more than this is not one of us.
const MAX_HEAD: usize = 64 * 1024;

/// The head of what the parent says; the bytes of the picture follow.
#[derive(Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) recipe: Recipe,
    pub(super) limits: Limits,
}

/// The head of what the child says.
#[derive(Serialize, Deserialize)]
pub(super) enum Answer {
    /// The bytes of all of these follow, one after the other.
    Made(Vec<MadeVariant>),
    Refused(Refusal),
}

#[derive(Serialize, Deserialize)]
pub(super) struct MadeVariant {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) output: Output,
    pub(super) length: usize,
}

pub(super) fn pack(head: &impl Serialize) -> io::Result<Vec<u8>> {
    let json = serde_json::to_vec(head)?;
    let length = u32::try_from(json.len()).map_err(|_| broken("a head is too long"))?;
    Ok([&length.to_be_bytes()[..], &json].concat())
}

/// The head at the start of a message, and what follows it.
pub(super) fn unpack<T: DeserializeOwned>(message: &[u8]) -> io::Result<(T, &[u8])> {
    let (length, rest) = message.split_first_chunk().ok_or_else(|| broken("no head"))?;
    let length = u32::from_be_bytes(*length) as usize;
    match rest.split_at_checked(length) {
        Some((json, body)) if length <= MAX_HEAD => Ok((serde_json::from_slice(json)?, body)),
        _ => Err(broken("not the length of a head")),
    }
}

pub(super) fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}
