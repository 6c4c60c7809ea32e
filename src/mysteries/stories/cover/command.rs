use crate::ids::StoryId;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    error::AppError,
    media::{self, Kept},
};
use lamplight_schema::stories::stories as s;
use uuid::Uuid;

/// Gives the story this cover, or with none the one that is drawn. The upload it had goes. Of two
/// that come at once the later one stays.
///
/// # Errors
/// `NotFound` if the story is not the author's any more.
pub(crate) fn choose(
    db: &mut Db,
    author: Uuid,
    story: StoryId,
    upload: Option<Kept>,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    db.transaction(|db| {
        let before: Option<Uuid> = s::table
            .find(story)
            .filter(s::author_id.eq(author))
            .filter(s::deleted_at.is_null())
            .select(s::cover_media_id)
            .for_no_key_update()
            .first(db)?;
        if let Some(kept) = upload {
            media::begin_use(db, kept.id, now)?;
        }
        diesel::update(s::table.find(story))
            .set(s::cover_media_id.eq(upload.map(|kept| kept.id)))
            .execute(db)?;
        if let Some(before) = before {
            media::delete(db, before, now)?;
        }
        Ok(())
    })
}
