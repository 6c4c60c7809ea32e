//! Work that is done beside the requests: rows of `jobs`, taken by whichever process is free.
//!
//! An area lists what it does in [`Area::jobs`](crate::Area::jobs), and puts work into the queue
//! with [`enqueue`], in the transaction that makes the work necessary. A job may run twice, when
//! its process died at the end of it, and must do no harm then. `docs/jobs.md` has the whole.

mod failed;
mod figures;
mod job;
mod lease;
mod queue;
mod schedule;
mod worker;

pub use failed::{Failed, failed, retry};
pub use figures::{Figures, figures};
pub use job::{Failure, Job, Run};
#[cfg(test)]
pub(crate) use lease::pause;
pub use lease::{LEASE, Taken, take};
pub use queue::{NewJob, enqueue};
pub use worker::{Jobs, end, start};
