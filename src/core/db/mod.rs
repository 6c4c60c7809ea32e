//! The database: the pool, the private server, migrations, and what travels between processes.

pub mod address;
pub mod conn;
mod errand;
pub mod errors;
mod limits;
pub mod migrate;
mod outage;
pub mod pool;
mod turn;

pub use conn::Conn;
pub use limits::Kind;
pub use pool::Pool;
pub use turn::Turn;

/// What queries and commands work on.
pub type Db = diesel::PgConnection;
