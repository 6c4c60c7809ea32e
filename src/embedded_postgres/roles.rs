//! Under which names the database is used, and what belongs to whom.
//!
//! The server's owner may do everything; it sets the database up, and whoever makes a backup uses it.
//! The application has a role of its own, which owns its database and nothing else: what goes wrong in
//! it cannot read files of the machine, start programs, or make itself more than it is.

use diesel::connection::SimpleConnection;
use diesel::dsl::exists;
use diesel::prelude::*;

use super::error::Error;
use super::server::Server;

/// The owner of the server.
pub(super) const OWNER: &str = "lamplight";
/// The application's role.
pub(super) const APPLICATION: &str = "lamplight_app";

diesel::table! {
    /// PostgreSQL's own list of databases.
    pg_database (datname) { datname -> Text, }
}
diesel::table! {
    /// PostgreSQL's own list of roles.
    pg_roles (rolname) { rolname -> Text, }
}

/// Gives the application what an older Lamplight has made under the owner's name, or a restored
/// backup has; and what is new in it belongs to whoever makes it. Parts of extensions stay the
/// owner's.
const HAND_OVER: &str = include_str!("hand_over.sql");

/// Sees to it that the role and the database `name` exist, and who owns them.
pub(super) fn prepare(server: &Server, name: &str) -> Result<(), Error> {
    let refused = |error: &dyn std::fmt::Display| Error::Database(error.to_string());
    let connect = |database: &str| {
        PgConnection::establish(&server.url_for(OWNER, database)).map_err(|error| refused(&error))
    };
    make(&mut connect("postgres")?, name).map_err(|error| refused(&error))?;
    connect(name)?.batch_execute(HAND_OVER).map_err(|error| refused(&error))
}

fn make(conn: &mut PgConnection, name: &str) -> QueryResult<()> {
    let role = pg_roles::table.filter(pg_roles::rolname.eq(APPLICATION));
    if !diesel::select(exists(role)).get_result(conn)? {
        conn.batch_execute(&format!("create role {APPLICATION} login"))?;
    }
    let quoted = name.replace('"', "\"\"");
    let named = pg_database::table.filter(pg_database::datname.eq(name));
    if !diesel::select(exists(named)).get_result(conn)? {
        conn.batch_execute(&format!("create database \"{quoted}\""))?;
        // The row that an error is about is in its details, and nobody's business.
        let terse = format!("alter database \"{quoted}\" set log_error_verbosity = terse");
        conn.batch_execute(&terse)?;
    }
    conn.batch_execute(&format!("alter database \"{quoted}\" owner to {APPLICATION}"))
}
