//! What a policy is. Areas have their own; those that all use are in [`access`](super::access).

use super::Viewer;
use crate::{db::Db, error::AppError, request::Request, state::Core};

/// Who may come in, as a type: a value of it is the proof that they may.
pub trait Policy: Sized + Send + Sync + 'static {
    /// What the route table and the access test call it.
    const NAME: &'static str;

    /// Lets whoever sent `request` in or says why not.
    ///
    /// # Errors
    /// What is answered instead of the page.
    fn admit(db: &mut Db, request: &Request, core: &Core) -> Result<Self, AppError>;

    /// Who came in, if they are signed in.
    fn viewer(&self) -> Option<&Viewer>;
}
