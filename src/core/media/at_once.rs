//! Keeping a picture without a request.

use super::{Kept, NotKept, Purpose, keep, rows};
use crate::{db::Db, error::AppError, state::Core};
use bytes::Bytes;
use uuid::Uuid;

/// Takes in the picture in `file` for `owner` as [`super::keep()`] does, as part of the caller's
/// transaction and while its connection waits: for what nobody asks for over the network, such as
/// the demo. What is rolled back leaves its files behind.
///
/// # Errors
/// The database's.
pub fn keep_at_once(
    db: &mut Db,
    core: &Core,
    owner: Uuid,
    purpose: &'static Purpose,
    file: Bytes,
) -> Result<Result<Kept, NotKept>, AppError> {
    let media = &core.media;
    let picture = match wait(media.worker.take_in(file, purpose.recipe()))? {
        Ok(picture) => picture,
        Err(error) => return Ok(Err(keep::logged(NotKept::Picture(error)))),
    };
    let id = match rows::reserve(db, owner, purpose.name, &picture, core.clock.now()) {
        Ok(id) => id,
        Err(rows::Full::Over(full)) => return Ok(Err(NotKept::Full(full))),
        Err(rows::Full::Failed(error)) => return Err(error.into()),
    };
    let put = async { keep::put_into(&media.fresh_storage()?, id, picture).await };
    match wait(put)? {
        Ok(()) => Ok(Ok(Kept { id })),
        Err(error) => {
            rows::delete(db, id, core.clock.now())?;
            Ok(Err(keep::logged(NotKept::Storage(error))))
        }
    }
}

/// What comes of `work`, in a runtime of its own: who waits may be in one, or in none.
fn wait<T: Send>(work: impl Future<Output = T> + Send) -> Result<T, AppError> {
    let alone = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok::<_, std::io::Error>(runtime.block_on(work))
    };
    let done = std::thread::scope(|scope| scope.spawn(alone).join());
    done.map_err(|_| AppError::internal("the work on a picture panicked"))?
        .map_err(AppError::internal)
}
