//! Guessing codes: how many wrong ones are answered. Once too many were, right ones are not told
//! either, or whoever has guessed too often would still be told of every hit.
//!
//! Of a thousand million codes a few hundred open something. A table that is known is heard whatever
//! others do: its guests mistype with a glass in hand, all behind one router.

use crate::Context;
use lamplight_core::{
    error::AppError,
    people::Public,
    web::limits::{self, Limit},
};

/// From a household that nobody has come in from yet.
const HOUSEHOLD: Limit = Limit { name: "wrong code", burst: 100, every_seconds: 10 };

/// From all the households that one customer of a provider can pretend to be.
const NETWORK: Limit = Limit { name: "wrong code, network", burst: 200, every_seconds: 5 };

/// From everywhere together.
const ANYWHERE: Limit = Limit { name: "wrong code, anywhere", burst: 1000, every_seconds: 1 };

/// Somebody has guessed wrong from such a network, an hour ago at most.
const GUESSED: Limit = Limit { name: "guessed wrong", burst: 1, every_seconds: 3600 };

/// Somebody has come in from this household, half a day ago at most.
const CAME_IN: Limit = Limit { name: "came in from", burst: 1, every_seconds: 12 * 3600 };

/// From such a household.
const TABLE: Limit = Limit { name: "wrong code, table", burst: 600, every_seconds: 1 };

/// Whether whoever asks is still told of codes. Asked before one is looked up.
///
/// # Errors
/// `TooMany`, or the database's.
pub(super) fn check(ctx: &mut Context<'_, Public>) -> Result<(), AppError> {
    let (household, network) = (ctx.request.neighbourhood(), ctx.request.network());
    if limits::has_used(ctx.db, CAME_IN, &household, ctx.core)? {
        return limits::check(ctx.db, TABLE, &household, ctx.core);
    }
    limits::check(ctx.db, HOUSEHOLD, &household, ctx.core)?;
    limits::check(ctx.db, NETWORK, &network, ctx.core)?;
    // While many guess from many places, only who has not guessed wrong lately is heard.
    if limits::has_used(ctx.db, GUESSED, &network, ctx.core)? {
        limits::check(ctx.db, ANYWHERE, "", ctx.core)?;
    }
    Ok(())
}

/// Counts a wrong one.
///
/// # Errors
/// `TooMany`, or the database's.
pub(super) fn wrong(ctx: &mut Context<'_, Public>) -> Result<(), AppError> {
    let (household, network) = (ctx.request.neighbourhood(), ctx.request.network());
    limits::note(ctx.db, ANYWHERE, "", ctx.core)?;
    if limits::has_used(ctx.db, CAME_IN, &household, ctx.core)? {
        return limits::spend(ctx.db, TABLE, &household, ctx.core);
    }
    limits::note(ctx.db, NETWORK, &network, ctx.core)?;
    limits::note(ctx.db, GUESSED, &network, ctx.core)?;
    limits::spend(ctx.db, HOUSEHOLD, &household, ctx.core)
}

/// Somebody has come in: their household is known from now on.
///
/// # Errors
/// The database's.
pub(super) fn came_in(ctx: &mut Context<'_, Public>) -> Result<(), AppError> {
    limits::note(ctx.db, CAME_IN, &ctx.request.neighbourhood(), ctx.core)
}
