//! The database and the PostgreSQL that Lamplight brings along.

mod embedded;
mod migrations;
