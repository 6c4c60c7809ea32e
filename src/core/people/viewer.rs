//! Who is looking: the person behind a session cookie.

use super::scope::Scope;
use crate::{db::Db, pictures};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use lamplight_schema::accounts::{login_sessions, users};
use uuid::Uuid;

/// A signed-in person: a member, or a guest who has a seat somewhere.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
pub struct Viewer {
    /// Their id.
    pub id: Uuid,
    /// `member` or `guest`.
    pub kind: String,
    /// What others call them.
    pub display_name: String,
    /// What members sign in with.
    pub username: Option<String>,
    /// The IANA name of their time zone.
    pub time_zone: String,
    /// `day`, `evening` or `system`.
    pub theme: String,
    /// How many of their notifications are unread.
    pub unread_notifications: i32,
    /// Grows with every change of those.
    pub notification_version: i64,
    /// They came by a link to one thing, and may use nothing else of this person's. None: all.
    #[diesel(select_expression = login_sessions::scope)]
    #[diesel(select_expression_type = login_sessions::scope)]
    pub scope: Option<Scope>,
}

impl Viewer {
    /// Whether they have an account and not only a seat.
    pub fn is_member(&self) -> bool {
        self.kind == "member"
    }

    /// Whether their sign-in reaches the thing `id` of this `kind`, if it is theirs.
    pub fn reaches(&self, kind: &str, id: Uuid) -> bool {
        self.scope.as_ref().is_none_or(|scope| scope.kind == kind && scope.id == id)
    }

    /// Whether their sign-in is for one thing only.
    pub fn is_scoped(&self) -> bool {
        self.scope.is_some()
    }

    /// Their time zone; UTC if the stored name has gone out of use.
    pub fn zone(&self) -> Tz {
        self.time_zone.parse().unwrap_or(Tz::UTC)
    }

    /// The picture that stands for them, drawn from their id.
    pub fn portrait(&self) -> String {
        pictures::url(lamplight_pictures::Kind::Portrait, &self.id.to_string(), 0)
    }
}

/// Keeps the light that `viewer` chose; none is "as my device is".
///
/// # Errors
/// The database's.
pub fn keep_theme(db: &mut Db, viewer: &Viewer, theme: Option<&str>) -> QueryResult<usize> {
    diesel::update(users::table.find(viewer.id))
        .set(users::theme.eq(theme.unwrap_or("system")))
        .execute(db)
}

/// Somebody by their id, as on a device of their own: for what the house does in their name.
///
/// # Errors
/// The database's.
pub fn of_user(db: &mut Db, id: Uuid) -> QueryResult<Viewer> {
    type Row = (Uuid, String, String, Option<String>, String, String, i32, i64);
    use users as u;
    let row: Row = u::table
        .find(id)
        .select((
            u::id,
            u::kind,
            u::display_name,
            u::username,
            u::time_zone,
            u::theme,
            u::unread_notifications,
            u::notification_version,
        ))
        .first(db)?;
    let (id, kind, display_name, username, time_zone, theme, unread, version) = row;
    Ok(Viewer {
        id,
        kind,
        display_name,
        username,
        time_zone,
        theme,
        unread_notifications: unread,
        notification_version: version,
        scope: None,
    })
}

/// A login session ends this long after it began, however often it is used.
pub const LONGEST_STAY_DAYS: i64 = 365;

/// What a login session has to be like for its token to let somebody in. `now` is `core.clock`'s.
#[diesel::dsl::auto_type(no_type_alias)]
pub fn good(now: DateTime<Utc>) -> _ {
    let lasts: in_time = in_time(now);
    lasts.and(users::status.eq("active")).and(users::deleted_at.is_null())
}

/// Whether a login session has not run out `now`, by its age or unused. The sweep has yet to come
/// for those that have.
#[diesel::dsl::auto_type]
pub(super) fn in_time(now: DateTime<Utc>) -> _ {
    let begun_after: DateTime<Utc> = now - Duration::days(LONGEST_STAY_DAYS);
    login_sessions::expires_at.gt(now).and(login_sessions::created_at.gt(begun_after))
}

/// The person whose session token has this hash, if the session is still good, and when it was
/// last renewed.
///
/// # Errors
/// The database's.
pub(super) fn behind(
    db: &mut Db,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<Option<(Viewer, DateTime<Utc>)>> {
    login_sessions::table
        .inner_join(users::table)
        .filter(login_sessions::token_hash.eq(token_hash))
        .filter(good(now))
        .select((Viewer::as_select(), login_sessions::last_seen_at))
        .first(db)
        .optional()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewer(time_zone: &str, scope: Option<Scope>) -> Viewer {
        Viewer {
            id: Uuid::from_u128(7),
            kind: "guest".to_owned(),
            display_name: "Mira".to_owned(),
            username: None,
            time_zone: time_zone.to_owned(),
            theme: "system".to_owned(),
            unread_notifications: 0,
            notification_version: 0,
            scope,
        }
    }

    #[test]
    fn a_scoped_sign_in_reaches_its_thing_and_no_other() {
        let [seat, other] = [1, 2].map(Uuid::from_u128);
        let by_link = viewer("UTC", Some(Scope::new("seat", seat)));
        assert!(by_link.is_scoped() && by_link.reaches("seat", seat));
        assert!(!by_link.reaches("seat", other) && !by_link.reaches("table", seat));
        let own = viewer("UTC", None);
        assert!(!own.is_scoped() && own.reaches("seat", other) && own.reaches("table", seat));
    }

    #[test]
    fn whose_time_zone_has_gone_out_of_use_reads_the_time_in_utc() {
        assert_eq!(viewer("Pacific/Auckland", None).zone(), Tz::Pacific__Auckland);
        assert_eq!(viewer("Europe/Atlantis", None).zone(), Tz::UTC);
    }

    #[test]
    fn everybody_has_a_face() {
        let face = viewer("UTC", None).portrait();
        assert!(face.starts_with("/pictures/portrait/"), "{face}");
        assert!(face.contains(&Uuid::from_u128(7).to_string()), "{face}");
    }
}
