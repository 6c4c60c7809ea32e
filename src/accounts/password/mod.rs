//! Passwords: which ones are good enough, and how they are kept.

mod hasher;
mod strength;

pub use hasher::Hasher;

use lamplight_core::error::AppError;

/// The shortest password.
pub const SHORTEST: usize = 8;
/// The longest one. Nobody types more; whoever sends more wants to keep us busy.
pub const LONGEST: usize = 1000;

/// What is wrong with `password` as a new one, in words that help to find a better one.
/// `own_words` are what anybody knows about the person: names, e-mail.
///
/// # Errors
/// `TooMany` when too many people choose passwords at once.
pub async fn complaint(
    hasher: &Hasher,
    password: &str,
    own_words: Vec<String>,
) -> Result<Option<String>, AppError> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Ok(Some(format!("At least {SHORTEST} characters. Three or four words do well.")));
    }
    if length > LONGEST {
        return Ok(Some(format!("At most {LONGEST} characters.")));
    }
    // Guessing takes some milliseconds, so it is done where hashing is done.
    let password = password.to_owned();
    hasher.work(move || strength::complaint(&password, &own_words)).await
}
