use super::WIDTHS;
use crate::{
    column::Word,
    ids::StoryId,
    stories::status::{Status, Visibility},
};
use askama::Template;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, media, web::pictures};
use lamplight_pictures::Kind;
use lamplight_schema::stories::stories;
use uuid::Uuid;

/// A cover as an image of a page. It is decoration: the title stands beside it.
#[derive(Debug, Clone, Template)]
#[template(path = "mysteries/stories/cover/image.html")]
pub struct Cover {
    address: String,
    /// The same in each width, where there is more than one.
    widths: Option<String>,
    lazy: bool,
}

/// The cover of a story: what its author has uploaded, else drawn from `name`.
pub(crate) fn cover(name: &str, upload: Option<Uuid>) -> Cover {
    let Some(id) = upload else {
        return Cover {
            address: pictures::url_named(Kind::Cover, name),
            widths: None,
            lazy: false,
        };
    };
    let widths = WIDTHS.map(|width| format!("{} {width}w", media::address(id, width)));
    Cover { address: media::address(id, WIDTHS[0]), widths: Some(widths.join(", ")), lazy: false }
}

impl Cover {
    /// Loaded only when somebody scrolls to it, if `far`: for those further down a list.
    #[must_use]
    pub fn lazy(mut self, far: bool) -> Self {
        self.lazy = far;
        self
    }

    /// No larger than beside a line of text, where the smallest file is sharp enough.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.widths = None;
        self
    }

    /// Where it is, for what is not a page of ours yet.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl askama::filters::HtmlSafe for Cover {}

/// What a story's row says of its cover, for pages about something else than the story.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = stories, check_for_backend(diesel::pg::Pg))]
pub struct CoverOf {
    cover: String,
    cover_media_id: Option<Uuid>,
    author_id: Option<Uuid>,
    #[diesel(deserialize_as = Word<Status>)]
    status: Status,
    #[diesel(deserialize_as = Word<Visibility>)]
    visibility: Visibility,
    deleted_at: Option<DateTime<Utc>>,
}

impl CoverOf {
    /// As `viewer` sees it: what the author has uploaded, if it is for everybody or they are the
    /// author, else the one that is drawn. An evening stays when its story is taken back, and then
    /// its guests would be shown a picture that they are not given.
    pub fn seen_by(&self, viewer: Option<Uuid>) -> Cover {
        let open = self.status == Status::Published
            && self.visibility != Visibility::Private
            && self.deleted_at.is_none();
        let own = viewer.is_some() && viewer == self.author_id;
        cover(&self.cover, self.cover_media_id.filter(|_| open || own))
    }
}

/// The same of `story`, which may have been deleted since.
pub(crate) fn cover_of(db: &mut Db, story: StoryId) -> QueryResult<CoverOf> {
    stories::table.find(story).select(CoverOf::as_select()).first(db)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(status: Status, visibility: Visibility, deleted: bool) -> CoverOf {
        CoverOf {
            cover: "the-cake".to_owned(),
            cover_media_id: Some(Uuid::from_u128(7)),
            author_id: Some(Uuid::from_u128(1)),
            status,
            visibility,
            deleted_at: deleted.then_some(DateTime::UNIX_EPOCH),
        }
    }

    #[test]
    fn an_uploaded_cover_is_shown_to_those_who_are_given_it() {
        let (author, guest) = (Some(Uuid::from_u128(1)), Some(Uuid::from_u128(2)));
        for (status, visibility, deleted, everybody) in [
            (Status::Published, Visibility::Public, false, true),
            (Status::Published, Visibility::Unlisted, false, true),
            (Status::Published, Visibility::Private, false, false),
            (Status::Archived, Visibility::Public, false, false),
            (Status::Draft, Visibility::Public, false, false),
            (Status::Published, Visibility::Public, true, false),
        ] {
            let cover = of(status, visibility, deleted);
            let uploaded = |viewer| cover.seen_by(viewer).address().starts_with("/media/");
            assert_eq!((uploaded(guest), uploaded(None)), (everybody, everybody), "{cover:?}");
            assert!(uploaded(author), "{cover:?}");
        }
        let nobodys =
            CoverOf { author_id: None, ..of(Status::Archived, Visibility::Public, false) };
        assert!(nobodys.seen_by(None).address().starts_with("/pictures/"));
    }
}
