//! The members.

use crate::{
    Accounts, password,
    registration::{Names, enrol as enrol_member},
};
use chrono::{DateTime, Utc};
use diesel::{dsl::exists, prelude::*};
use lamplight_core::{
    db::Db,
    error::AppError,
    people::{Viewer, viewer},
};
use lamplight_schema::accounts::users;
use uuid::Uuid;

/// Everybody's password.
pub const PASSWORD: &str = "seven lamps on the stair";
/// By the first member's address the demo is known.
const DOMAIN: &str = "demo.lamplight.example";

/// What they sign in with, what others call them, where they live.
const MEMBERS: [(&str, &str, &str); 12] = [
    ("nora", "Nora Adeyemi", "Europe/London"),
    ("jonas", "Jonas Lindgren", "Europe/Stockholm"),
    ("priya", "Priya Raghavan", "Asia/Kolkata"),
    ("mateo", "Mateo Fuentes", "America/Argentina/Buenos_Aires"),
    ("leila", "Leila Haddad", "Africa/Casablanca"),
    ("tomasz", "Tomasz Wójcik", "Europe/Warsaw"),
    ("yuki", "佐藤 由紀", "Asia/Tokyo"),
    ("ines", "Inês Carvalho", "Europe/Lisbon"),
    ("kwame", "Kwame Mensah", "Africa/Accra"),
    ("dmytro", "Дмитро Коваль", "Europe/Kyiv"),
    ("aroha", "Aroha Ngata", "Pacific/Auckland"),
    ("ruth", "Ruth Feldman", "America/New_York"),
];

fn email(username: &str) -> String {
    format!("{username}@{DOMAIN}")
}

/// Whether the demo's people are here.
///
/// # Errors
/// The database's.
pub fn are_here(db: &mut Db) -> QueryResult<bool> {
    let first = users::table.filter(users::email.eq(email(MEMBERS[0].0)));
    diesel::select(exists(first)).get_result(db)
}

/// How many members there are.
///
/// # Errors
/// The database's.
pub fn count(db: &mut Db) -> QueryResult<i64> {
    users::table.filter(users::kind.eq("member")).count().get_result(db)
}

/// All of them.
///
/// # Errors
/// The database's.
pub fn members(db: &mut Db) -> QueryResult<Vec<Viewer>> {
    let emails = MEMBERS.map(|(username, _, _)| email(username));
    let ids: Vec<Uuid> =
        users::table.filter(users::email.eq_any(emails)).select(users::id).load(db)?;
    ids.into_iter().map(|id| viewer::of_user(db, id)).collect()
}

/// Registers everybody, `now`.
///
/// # Errors
/// When a name is refused; the database's.
pub fn enrol(
    db: &mut Db,
    accounts: &Accounts,
    now: DateTime<Utc>,
) -> Result<Vec<Viewer>, AppError> {
    let hash = password_hash(accounts)?;
    let members = MEMBERS.iter().map(|(username, display_name, time_zone)| {
        let email = email(username);
        let names = Names { display_name, username, email: &email, time_zone };
        enrol_member(db, &names, &hash, now)
    });
    members.collect()
}

/// Hashed once for all: twelve times would be a few seconds of waiting, and tell nobody anything.
fn password_hash(accounts: &Accounts) -> Result<String, AppError> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.map_err(AppError::internal)?.block_on(async {
        if let Some(complaint) =
            password::complaint(&accounts.hasher, PASSWORD, own_words()).await?
        {
            return Err(AppError::internal(format!("the demo’s password: {complaint}")));
        }
        accounts.hasher.hash(PASSWORD.to_owned()).await
    })
}

fn own_words() -> Vec<String> {
    MEMBERS.iter().flat_map(|(username, name, _)| [email(username), (*name).to_owned()]).collect()
}
