use crate::db::Db;
use diesel::QueryResult;
use lamplight_media::{Crop, Recipe};
use uuid::Uuid;

/// One thing that pictures are uploaded for, as an area describes it.
#[derive(Debug)]
pub struct Purpose {
    /// What the table calls it: small letters and `_`.
    pub name: &'static str,
    /// Which part of what was sent is kept.
    pub crop: Crop,
    /// How wide the files are at most, in pixels; each is called by its width.
    pub widths: &'static [u32],
    /// Whether this upload stands on a page that everybody may see.
    pub is_public: fn(&mut Db, Uuid) -> QueryResult<bool>,
}

impl Purpose {
    /// What the worker is told.
    pub(crate) fn recipe(&self) -> Recipe {
        Recipe { crop: self.crop, widths: self.widths.to_vec() }
    }
}
