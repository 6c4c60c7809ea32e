//! Drafts: a text that somebody works on, with a number that grows with each change, and the texts
//! it has been, so that changes can be taken back, and made again once they were.
//!
//! An area keeps both in tables of its own and says how ([`DraftStore`]). A change is made only
//! from the draft that its writer saw: whoever else changed it meanwhile, if only in another tab,
//! is not overwritten.

use crate::{db::Db, error::AppError};
use diesel::{Connection, QueryResult};

/// Changes that can be taken back, and that are kept at all: one that was taken back was one of
/// them before.
pub const MOST_KEPT: i64 = 20;
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

/// Where drafts are kept that are not the draft any more. From each pile the newest one, which is
/// that with the largest number, is taken first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pile {
    /// Those that a change has replaced.
    Before,
    /// Those whose last change was taken back. The next change throws them away.
    TakenBack,
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

    /// The draft's text.
    ///
    /// # Errors
    /// The database's; `NotFound` where there is none.
    fn text(db: &mut Db, id: Self::Id) -> Result<String, AppError>;

    /// Makes this the draft, whatever it was.
    ///
    /// # Errors
    /// The database's, or whatever else keeps it.
    fn write(db: &mut Db, draft: &Draft<Self::Id>) -> Result<(), AppError>;

    /// Puts a draft onto a pile that is about to be replaced. `change`: what was done, or what is
    /// taken back.
    ///
    /// # Errors
    /// The database's.
    fn push(db: &mut Db, pile: Pile, draft: &Draft<Self::Id>, change: &str) -> QueryResult<()>;

    /// Takes the newest draft off a pile, with its change.
    ///
    /// # Errors
    /// The database's.
    fn pop(db: &mut Db, pile: Pile, id: Self::Id)
    -> QueryResult<Option<(Draft<Self::Id>, String)>>;

    /// Leaves the `most` newest drafts of a pile and forgets the others.
    ///
    /// # Errors
    /// The database's.
    fn keep(db: &mut Db, pile: Pile, id: Self::Id, most: i64) -> QueryResult<()>;
}

/// Why a draft was not changed.
#[derive(Debug)]
pub enum DraftError {
    /// It has been changed since it was read: in another tab, or by taking something back.
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

/// Puts `text` in place of `draft`; `change` says what was done. What was taken back before cannot
/// be made again after that.
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
        S::push(db, Pile::Before, draft, &change)?;
        S::keep(db, Pile::Before, draft.id, MOST_KEPT)?;
        S::keep(db, Pile::TakenBack, draft.id, 0)?;
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
    swap::<S>(db, id, version, Pile::Before, Pile::TakenBack)
}

/// Makes the change again that was taken back last from the draft that is numbered `version` now,
/// and says what it was; none if there is none.
///
/// # Errors
/// See [`DraftError`]; then nothing is changed.
pub fn redo<S: DraftStore>(
    db: &mut Db,
    id: S::Id,
    version: i32,
) -> Result<Option<String>, DraftError> {
    swap::<S>(db, id, version, Pile::TakenBack, Pile::Before)
}

/// Makes the newest of the pile `from` the draft, and puts what was the draft onto the pile `to`:
/// no text is lost on the way there or back.
fn swap<S: DraftStore>(
    db: &mut Db,
    id: S::Id,
    version: i32,
    from: Pile,
    to: Pile,
) -> Result<Option<String>, DraftError> {
    db.transaction(|db| {
        locked::<S>(db, id, version)?;
        let Some((other, change)) = S::pop(db, from, id)? else { return Ok(None) };
        let text = S::text(db, id)?;
        S::push(db, to, &Draft { id, version, text }, &change)?;
        // Numbers only grow: a tab that still shows the state before must not pass for current.
        S::write(db, &Draft { version: version + 1, ..other })?;
        Ok(Some(change))
    })
}

fn locked<S: DraftStore>(db: &mut Db, id: S::Id, version: i32) -> Result<(), DraftError> {
    if S::lock_version(db, id)? == version { Ok(()) } else { Err(DraftError::Changed) }
}
