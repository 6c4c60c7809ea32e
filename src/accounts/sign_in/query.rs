//! Finding the account that somebody names.

use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::accounts::users;
use uuid::Uuid;

/// What is needed to let somebody in.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
pub(super) struct Account {
    pub(super) id: Uuid,
    pub(super) email: Option<String>,
    pub(super) password_hash: Option<String>,
    pub(super) theme: String,
}

/// The member whose username or e-mail address this is. No username contains an `@`, every
/// address does, so it is one or the other.
pub(super) fn named(db: &mut Db, name: &str) -> QueryResult<Option<Account>> {
    let members = users::table
        .filter(users::kind.eq("member"))
        .filter(users::status.eq("active"))
        .filter(users::deleted_at.is_null())
        .select(Account::as_select());
    if name.contains('@') {
        members.filter(users::email.eq(name)).first(db).optional()
    } else {
        members.filter(users::username.eq(name)).first(db).optional()
    }
}

/// Whether the account still keeps what a password was checked against, and goes on to until the
/// transaction is over.
pub(super) fn still_keeps(db: &mut Db, account: &Account) -> QueryResult<bool> {
    let row: Option<Uuid> = users::table
        .find(account.id)
        .filter(users::password_hash.is_not_distinct_from(&account.password_hash))
        .filter(users::status.eq("active"))
        .filter(users::deleted_at.is_null())
        .select(users::id)
        .for_share()
        .first(db)
        .optional()?;
    Ok(row.is_some())
}
