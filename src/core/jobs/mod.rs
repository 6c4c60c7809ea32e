//! Work that is done beside the requests: rows of `jobs`, taken by whichever process is free.
//!
//! An area lists what it does in [`Area::jobs`](crate::Area::jobs), and puts work into the queue
//! with [`enqueue`], in the transaction that makes the work necessary. A job may run twice, when
//! its process died at the end of it, and must do no harm then. `docs/jobs.md` has the whole.

mod job;
mod schedule;
mod worker;

pub use crate::queue::{
    Failed, Failure, Figures, Jobs, LEASE, NewJob, Taken, enqueue, failed, figures, retry, take,
};
pub use job::{Job, Run};
pub use worker::{end, start};
