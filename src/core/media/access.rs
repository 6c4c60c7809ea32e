//! Who may see an upload.

use super::AddressKey;
use crate::{
    db::Db,
    error::AppError,
    people::{Policy, Viewer, access},
    request::Request,
    state::Core,
};
use diesel::prelude::*;
use lamplight_media::{MediaId, VariantName, check_address};
use lamplight_schema::media::{media as m, media_variants as v};
use serde::Deserialize;
use uuid::Uuid;

/// One file of an upload, as its row says.
#[derive(Queryable)]
pub(super) struct StoredFile {
    pub(super) id: Uuid,
    owner_id: Option<Uuid>,
    purpose: String,
    pub(super) name: String,
    pub(super) content_type: String,
}

/// Why somebody may see it, which says who else may be given it by a cache on the way.
#[derive(Debug, Clone, Copy)]
pub(super) enum SeenBy {
    /// It stands on a page for everybody.
    Everybody,
    /// It is theirs.
    Owner,
    /// Whoever has the address, for so many seconds more.
    Bearer(i64),
}

/// An upload that this person may see: because everybody may, because it is theirs, or because a
/// page gave them an address that opens it.
pub struct MediaReader {
    viewer: Option<Viewer>,
    pub(super) file: StoredFile,
    pub(super) seen_by: SeenBy,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Signed {
    expires: i64,
    sig: String,
}

impl Policy for MediaReader {
    const NAME: &'static str = "media reader";

    fn admit(db: &mut Db, request: &Request, core: &Core) -> Result<Self, AppError> {
        let name = request.param("variant").parse().map_err(|_| AppError::NotFound)?;
        let file = find(db, request.id("id")?, &name)?;
        if let Some(seconds) = opened_for(request, core, &file, &name) {
            return Ok(Self { viewer: None, file, seen_by: SeenBy::Bearer(seconds) });
        }
        let purpose = core.media.purpose(&file.purpose).ok_or(AppError::NotFound)?;
        if (purpose.is_public)(db, file.id)? {
            return Ok(Self { viewer: None, file, seen_by: SeenBy::Everybody });
        }
        match access::recognise(db, request)? {
            Some(viewer) if file.owner_id == Some(viewer.id) => {
                Ok(Self { viewer: Some(viewer), file, seen_by: SeenBy::Owner })
            }
            _ => Err(AppError::NotFound),
        }
    }

    fn viewer(&self) -> Option<&Viewer> {
        self.viewer.as_ref()
    }
}

fn find(db: &mut Db, id: Uuid, name: &VariantName) -> QueryResult<StoredFile> {
    v::table
        .inner_join(m::table)
        .filter(m::id.eq(id))
        .filter(v::name.eq(name.as_str()))
        .filter(m::used_at.is_not_null())
        .filter(m::deleted_at.is_null())
        .select((m::id, m::owner_id, m::purpose, v::name, v::content_type))
        .first(db)
}

/// For how many seconds more the address opens it, if it is a signed one.
fn opened_for(
    request: &Request,
    core: &Core,
    file: &StoredFile,
    name: &VariantName,
) -> Option<i64> {
    let Signed { expires, sig } = request.query();
    check_address(&AddressKey(&core.key), MediaId(file.id), name, expires, &sig, request.at)
        .ok()?;
    Some(expires - request.at.timestamp())
}
