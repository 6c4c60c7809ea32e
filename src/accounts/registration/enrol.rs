//! Members who do not come by themselves: they are written down by the same rules and command as
//! those who do, and nobody is signed in.

use super::{
    command::{self, Refusal},
    form::NewMember,
};
use crate::zones;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    Areas,
    db::Db,
    error::AppError,
    people::{
        Viewer,
        identity::{DisplayName, Email, Username},
        login,
    },
    web::Request,
};
use lamplight_schema::accounts::users;

/// What somebody is called, as they would type it.
pub(crate) struct Names<'t> {
    /// What others call them.
    pub(crate) display_name: &'t str,
    /// What they sign in with.
    pub(crate) username: &'t str,
    /// Where letters reach them.
    pub(crate) email: &'t str,
    /// Where they live, as the IANA calls it.
    pub(crate) time_zone: &'t str,
}

/// Makes an account, `now`.
///
/// # Errors
/// `Internal` when a name is refused or taken; the database's.
pub(crate) fn enrol(
    db: &mut Db,
    names: &Names<'_>,
    password_hash: &str,
    now: DateTime<Utc>,
) -> Result<Viewer, AppError> {
    let new = checked(names).map_err(AppError::internal)?;
    let request = Request::internal(now);
    let registered = command::register(db, &Areas::new(), None, &new, password_hash, &request);
    registered.map_err(|refusal| match refusal {
        Refusal::Other(error) => error,
        _ => AppError::internal(format!("the name {} is taken", names.username)),
    })?;
    let id = users::table.filter(users::username.eq(names.username)).select(users::id).first(db)?;
    let member = lamplight_core::people::viewer::of_user(db, id)?;
    login::end_all(db, member.id)?;
    Ok(member)
}

fn checked(names: &Names<'_>) -> Result<NewMember, String> {
    Ok(NewMember {
        display_name: DisplayName::parse(names.display_name)?,
        username: Username::parse(names.username)?,
        email: Some(Email::parse(names.email)?),
        time_zone: zones::known(names.time_zone).ok_or("an unknown time zone")?,
    })
}
