//! The database: the pool, the private server, migrations, and what travels between processes.

pub mod address;
pub mod conn;
pub mod errors;
pub mod migrate;
mod outage;
pub mod pool;

pub use conn::Conn;
pub use pool::Pool;

/// What queries and commands work on.
pub type Db = diesel::PgConnection;
