//! The tables of media.

use crate::{db::Db, error::AppError};
use chrono::{DateTime, Utc};
use diesel::{dsl::sql, prelude::*, sql_types::BigInt};
use lamplight_media::{OverQuota, Quota, worker::Picture};
use lamplight_schema::{accounts::users, media::*};
use uuid::Uuid;

/// What one person may keep, in bytes.
pub const ROOM: u64 = 200_000_000;

/// Why nothing was written down.
pub(super) enum Full {
    /// There is no room.
    Over(OverQuota),
    /// The database's answer.
    Failed(diesel::result::Error),
}

impl From<diesel::result::Error> for Full {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error)
    }
}

/// What `owner` may keep, and keeps. What is on its way counts.
pub(super) fn quota(db: &mut Db, owner: Uuid) -> QueryResult<Quota> {
    let used: i64 = media::table
        .filter(media::owner_id.eq(owner))
        .filter(media::deleted_at.is_null())
        .select(sql::<BigInt>("coalesce(sum(bytes), 0)::bigint"))
        .first(db)?;
    Ok(Quota { limit: ROOM, used: u64::try_from(used).unwrap_or(0) })
}

/// Writes down what is about to be put into the storage, if there is room for it.
pub(super) fn reserve(
    db: &mut Db,
    owner: Uuid,
    purpose: &str,
    picture: &Picture,
    now: DateTime<Utc>,
) -> Result<Uuid, Full> {
    let bytes: u64 = picture.variants.iter().map(|variant| variant.bytes.len() as u64).sum();
    db.transaction(|db| {
        // Two uploads at once: the second counts the first.
        users::table.find(owner).select(users::id).for_no_key_update().first::<Uuid>(db)?;
        quota(db, owner)?.with(bytes).map_err(Full::Over)?;
        let id = diesel::insert_into(media::table)
            .values((
                media::owner_id.eq(owner),
                media::kind.eq("picture"),
                media::purpose.eq(purpose),
                media::bytes.eq(signed(bytes)),
                media::created_at.eq(now),
            ))
            .returning(media::id)
            .get_result(db)?;
        insert_variants(db, id, picture)?;
        Ok(id)
    })
}

fn insert_variants(db: &mut Db, id: Uuid, picture: &Picture) -> QueryResult<usize> {
    use media_variants as v;
    let rows: Vec<_> = picture
        .variants
        .iter()
        .map(|variant| {
            (
                v::media_id.eq(id),
                v::name.eq(variant.asked_width.to_string()),
                v::content_type.eq(variant.output.content_type()),
                v::width.eq(i32::try_from(variant.width).unwrap_or(i32::MAX)),
                v::height.eq(i32::try_from(variant.height).unwrap_or(i32::MAX)),
                v::bytes.eq(signed(variant.bytes.len() as u64)),
            )
        })
        .collect();
    diesel::insert_into(v::table).values(rows).execute(db)
}

fn signed(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// From `now` on something shows it. Part of the transaction that makes that so.
///
/// # Errors
/// `Conflict` if it was forgotten meanwhile, for having taken too long.
pub fn begin_use(db: &mut Db, id: Uuid, now: DateTime<Utc>) -> Result<(), AppError> {
    let begun = diesel::update(media::table.find(id))
        .filter(media::deleted_at.is_null())
        .set(media::used_at.eq(now))
        .execute(db)?;
    let gone =
        || AppError::Conflict("That took too long. Choose the picture once more.".to_owned());
    if begun == 1 { Ok(()) } else { Err(gone()) }
}

/// From `now` on nothing shows it and nobody sees it; its bytes go with the next sweep. Part of the
/// transaction that makes that so.
///
/// # Errors
/// The database's.
pub fn delete(db: &mut Db, id: Uuid, now: DateTime<Utc>) -> QueryResult<()> {
    let there = media::table.find(id).filter(media::deleted_at.is_null());
    diesel::update(there).set(media::deleted_at.eq(now)).execute(db)?;
    Ok(())
}
