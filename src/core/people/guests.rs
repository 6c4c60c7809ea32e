//! Guests: people who have a seat and nothing else. A cookie is all that tells who they are,
//! until they make an account of it.

use super::login;
use crate::{db::Db, error::AppError, people::identity::DisplayName, request::Request};
use diesel::prelude::*;
use lamplight_schema::accounts::users;
use uuid::Uuid;

/// Makes a guest called `name` and begins their login session. Call it in the transaction that
/// gives them their seat; the token goes to `session::keep` after the commit.
///
/// # Errors
/// The database's, or when the system has no randomness.
pub fn create(
    db: &mut Db,
    name: &DisplayName,
    request: &Request,
) -> Result<(Uuid, String), AppError> {
    let id = diesel::insert_into(users::table)
        .values((users::kind.eq("guest"), users::display_name.eq(name.as_str())))
        .returning(users::id)
        .get_result(db)?;
    Ok((id, login::begin(db, id, request)?))
}
