//! Writing a new member down.

use super::form::NewMember;
use crate::audit::{self, Event};
use crate::guests;
use diesel::prelude::*;
use lamplight_core::{
    Areas,
    db::{Db, errors::constraint},
    error::AppError,
    people::{Viewer, identity::Email, login},
    web::Request,
};
use lamplight_schema::accounts::users;
use uuid::Uuid;

/// Why there is no new account.
pub(super) enum Refusal {
    /// Somebody has the name.
    UsernameTaken,
    /// There is an account with this address.
    EmailTaken,
    /// The guest who asks has become a member in the meantime.
    AlreadyMember,
    /// Anything else.
    Other(AppError),
}

impl From<diesel::result::Error> for Refusal {
    /// Two who ask for one name at once both find it free: the index decides who gets it.
    fn from(error: diesel::result::Error) -> Self {
        match constraint(&error) {
            Some("users_username_key") => Self::UsernameTaken,
            Some("users_email_key") => Self::EmailTaken,
            _ => Self::Other(error.into()),
        }
    }
}

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Self {
        Self::Other(error)
    }
}

/// Makes an account, signs its owner in, and returns the token for the cookie. A guest keeps
/// everything they have: their row is what becomes the account. Who came by a link to one
/// thing, which others have seen, keeps that thing and does not become the guest.
pub(super) fn register(
    db: &mut Db,
    areas: &Areas,
    guest: Option<&Viewer>,
    new: &NewMember,
    password_hash: &str,
    request: &Request,
) -> Result<String, Refusal> {
    db.transaction(|db| {
        let (id, event) = match guest {
            Some(guest) if guest.is_scoped() => {
                let id = insert(db, new, password_hash)?;
                guests::become_member(db, areas, guest, id, request.at)?;
                login::end(db, request)?;
                (id, Event::BecameMember)
            }
            Some(guest) => (promote(db, guest.id, new, password_hash)?, Event::BecameMember),
            None => (insert(db, new, password_hash)?, Event::Registered),
        };
        // What could be opened with a seat's cookie was less than what can be from now on.
        login::end_all(db, id)?;
        audit::record(db, Some(id), event, request)?;
        Ok(login::begin(db, id, request)?)
    })
}

/// What makes a row a member's, be it a new one or a guest's.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = users)]
struct MemberRow<'n> {
    kind: &'static str,
    username: &'n str,
    email: Option<&'n str>,
    display_name: &'n str,
    password_hash: &'n str,
    time_zone: &'n str,
}

impl<'n> MemberRow<'n> {
    fn new(new: &'n NewMember, password_hash: &'n str) -> Self {
        Self {
            kind: "member",
            username: new.username.as_str(),
            email: new.email.as_ref().map(Email::as_str),
            display_name: new.display_name.as_str(),
            password_hash,
            time_zone: new.time_zone,
        }
    }
}

fn insert(db: &mut Db, new: &NewMember, password_hash: &str) -> Result<Uuid, Refusal> {
    let id = diesel::insert_into(users::table)
        .values(MemberRow::new(new, password_hash))
        .returning(users::id)
        .get_result(db)?;
    Ok(id)
}

fn promote(
    db: &mut Db,
    guest: Uuid,
    new: &NewMember,
    password_hash: &str,
) -> Result<Uuid, Refusal> {
    let still_a_guest = users::table.find(guest).filter(users::kind.eq("guest"));
    let promoted =
        diesel::update(still_a_guest).set(MemberRow::new(new, password_hash)).execute(db)?;
    if promoted == 1 { Ok(guest) } else { Err(Refusal::AlreadyMember) }
}
