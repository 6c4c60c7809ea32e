//! Devices that have signed in to an account before. Each is known by a cookie, and what is guessed
//! at the account elsewhere does not keep its owner out there.
//!
//! The cookie is a number, signed for the account and its password: with a new password no device is
//! known any more. It signs nobody in.

use super::query::Account;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use lamplight_core::{
    Core,
    error::AppError,
    web::{Request, request::DEVICE_COOKIE, secrets},
};

const PURPOSE: &str = "device";
const KEPT_DAYS: i64 = 365;

/// The number of the device that sends `request`, if it is known to `account`.
pub(super) fn known(core: &Core, account: &Account, request: &Request) -> Option<String> {
    let (number, signature) = request.device.as_deref()?.split_once('.')?;
    let known = core.key.verify(PURPOSE, &text(account, number)?, signature);
    known.then(|| number.to_owned())
}

/// What makes the device known to `account` from now on; one that is keeps its number, and with it
/// what was counted there.
///
/// # Errors
/// When the system has no randomness.
pub(super) fn cookie(
    core: &Core,
    account: &Account,
    request: &Request,
) -> Result<Option<Cookie<'static>>, AppError> {
    let number = match known(core, account, request) {
        Some(number) => number,
        None => secrets::token().map_err(AppError::internal)?,
    };
    Ok(text(account, &number).map(|text| {
        let value = format!("{number}.{}", core.key.sign(PURPOSE, &text));
        Cookie::build(DEVICE_COOKIE, value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .max_age(Duration::days(KEPT_DAYS))
            .finish()
    }))
}

fn text(account: &Account, number: &str) -> Option<String> {
    let kept = account.password_hash.as_deref()?;
    Some(format!("{}.{number}.{kept}", account.id))
}
