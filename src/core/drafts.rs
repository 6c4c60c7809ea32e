//! Drafts: a text that somebody works on, with a number that grows with each change, and the texts
//! before it, so that changes can be taken back.
//!
//! An area keeps both in tables of its own and says how ([`DraftStore`]). A change is made only
//! from the draft that its writer saw: whoever else changed it meanwhile, if only in another tab,
//! is not overwritten.

use crate::{db::Db, error::AppError};
use diesel::{Connection, QueryResult};

/// Changes that can be taken back.
pub const MOST_KEPT: i32 = 20;
/// Characters of a change's description that are kept.
const LONGEST_CHANGE: usize = 200;

/// A draft as it was read.
#[derive(Debug, Clone)]
pub struct Draft<Id> {
    /// What it is the draft of.
    pub id: Id,
    /// Its number; a change says which it was made from.
    pub version: i32,
    /// The text.
    pub text: String,
}

/// The tables of one kind of draft.
pub trait DraftStore {
    /// By what it is known what a draft is of.
    type Id: Copy;
    /// Bytes in a draft.
    const LONGEST: usize;

    /// The draft's number, locked until the transaction ends.
    ///
    /// # Errors
    /// The database's; `NotFound` where there is nothing to have a draft of.
    fn lock_version(db: &mut Db, id: Self::Id) -> QueryResult<i32>;

    /// Makes this the draft, whatever it was.
    ///
    /// # Errors
    /// The database's, or whatever else keeps it.
    fn write(db: &mut Db, draft: &Draft<Self::Id>) -> Result<(), AppError>;

    /// Keeps a draft that is about to be replaced by `change`.
    ///
    /// # Errors
    /// The database's.
    fn push(db: &mut Db, draft: &Draft<Self::Id>, change: &str) -> QueryResult<()>;

    /// Takes the draft kept last out again, with the change that replaced it.
    ///
    /// # Errors
    /// The database's.
    fn pop(db: &mut Db, id: Self::Id) -> QueryResult<Option<(Draft<Self::Id>, String)>>;

    /// Forgets the drafts kept up to this number.
    ///
    /// # Errors
    /// The database's.
    fn forget(db: &mut Db, id: Self::Id, up_to: i32) -> QueryResult<()>;
}

/// Why a draft was not changed.
#[derive(Debug)]
pub enum DraftError {
    /// It has been changed since it was read: in another tab, or by undoing.
    Changed,
    /// It would become longer than a draft may be.
    TooLong,
    /// Something else went wrong.
    Failed(AppError),
}

impl<E> From<E> for DraftError
where
    AppError: From<E>,
{
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Puts `text` in place of `draft`; `change` says what was done.
///
/// # Errors
/// See [`DraftError`]; then nothing is changed.
pub fn replace<S: DraftStore>(
    db: &mut Db,
    draft: &Draft<S::Id>,
    text: String,
    change: &str,
) -> Result<(), DraftError> {
    if text == draft.text {
        return Ok(());
    }
    if text.len() > S::LONGEST {
        return Err(DraftError::TooLong);
    }
    let change: String = change.chars().take(LONGEST_CHANGE).collect();
    db.transaction(|db| {
        locked::<S>(db, draft.id, draft.version)?;
        S::push(db, draft, &change)?;
        S::forget(db, draft.id, draft.version - MOST_KEPT)?;
        S::write(db, &Draft { id: draft.id, version: draft.version + 1, text })?;
        Ok(())
    })
}

/// Takes the last change of the draft numbered `version` back and says what it was; none if there
/// was nothing to take back.
///
/// # Errors
/// See [`DraftError`]; then nothing is changed.
pub fn undo<S: DraftStore>(
    db: &mut Db,
    id: S::Id,
    version: i32,
) -> Result<Option<String>, DraftError> {
    db.transaction(|db| {
        locked::<S>(db, id, version)?;
        let Some((before, change)) = S::pop(db, id)? else { return Ok(None) };
        // Numbers only grow: a tab that still shows the undone state must not pass for current.
        S::write(db, &Draft { version: version + 1, ..before })?;
        Ok(Some(change))
    })
}

fn locked<S: DraftStore>(db: &mut Db, id: S::Id, version: i32) -> Result<(), DraftError> {
    if S::lock_version(db, id)? == version { Ok(()) } else { Err(DraftError::Changed) }
}
