//! The queue of work that is done beside the requests: rows of `jobs`. Who does it is in
//! [`jobs`](crate::jobs).

mod failed;
mod failure;
mod figures;
mod jobs;
pub(crate) mod lease;
mod new_job;
mod sweep;

pub use failed::{Failed, failed, retry};
pub use failure::Failure;
pub use figures::{Figures, figures};
pub(crate) use jobs::AT_ONCE;
pub use jobs::Jobs;
pub use lease::{LEASE, Taken, take};
pub use new_job::{NewJob, enqueue};
pub use sweep::sweep;
