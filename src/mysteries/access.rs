//! Who may do what at a session: the policies as types.

use super::{
    ids::SessionId,
    links,
    snapshot::{
        Assignment, Snapshot,
        rows::{Participant, Status},
    },
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    Core,
    db::Db,
    error::AppError,
    people::{Viewer, access, viewer},
    web::{
        Policy, Request,
        limits::{self, Limit},
    },
};
use lamplight_schema::{
    accounts::{login_sessions, users},
    evenings::{mystery_participants, mystery_sessions},
};
use uuid::Uuid;

/// What one host sends: more than anybody presses, and too little to keep a table busy.
const HOSTS_WRITES: Limit = Limit { name: "host", burst: 120, every_seconds: 1 };

/// The host of the session in the path.
pub struct Host {
    /// Who.
    pub viewer: Viewer,
    /// Their session.
    pub session: SessionId,
    /// At which version it was found.
    pub version: i64,
}

/// Somebody who sits at the session in the path.
pub struct Seat {
    /// Who.
    pub viewer: Viewer,
    /// The session.
    pub session: SessionId,
    /// Their seat.
    pub participant: Participant,
    /// At which version the session was found.
    pub version: i64,
}

/// Somebody who sits at the session in the path, or has left it: for the page that tells who has
/// left the way back. Nothing else is theirs any more.
pub struct KnownGuest {
    /// Their seat.
    pub seat: Seat,
}

impl Seat {
    /// Their row as it is under the session's lock: since the policy asked they may have left, or
    /// may have been taken out.
    ///
    /// # Errors
    /// `Elsewhere` if they do not sit there any more; the database's.
    pub(crate) fn still(&self, db: &mut Db) -> Result<Participant, AppError> {
        let row: Participant = mystery_participants::table
            .find(self.participant.id)
            .select(Participant::as_select())
            .first(db)?;
        self.at_the_table(row)
    }

    /// `row`, their own, unless it says that they have left.
    fn at_the_table(&self, row: Participant) -> Result<Participant, AppError> {
        if row.left_at.is_some() {
            // That page says it, and who was taken out is told so there.
            return Err(AppError::Elsewhere(links::play(self.session)));
        }
        Ok(row)
    }

    /// Their own character, if it was handed out to them.
    ///
    /// # Errors
    /// `NotFound` otherwise.
    pub(crate) fn own_assignment<'s>(
        &self,
        snapshot: &'s Snapshot,
    ) -> Result<&'s Assignment, AppError> {
        let participant = snapshot
            .participant(self.participant.id)
            .filter(|participant| participant.left_at.is_none());
        let assignment = participant.and_then(|participant| snapshot.assignment_of(participant.id));
        assignment.filter(|assignment| assignment.row.role_briefing_sent).ok_or(AppError::NotFound)
    }
}

/// Whoever holds the television's link.
pub struct Screen {
    /// The session.
    pub session: SessionId,
    /// Which of its links it is.
    pub link_version: i32,
    /// At which version the session was found.
    pub version: i64,
}

/// Whoever holds a seat's personal link.
pub struct SeatLink {
    /// Who looks, if somebody is signed in.
    pub viewer: Option<Viewer>,
    /// The session.
    pub session: SessionId,
    /// The seat the link belongs to.
    pub participant: Participant,
}

/// Somebody who may read what became of a session: they were there, or it was shared.
pub struct Reader {
    /// Who, if they are signed in.
    pub viewer: Option<Viewer>,
    /// The session.
    pub session: SessionId,
    /// They host it.
    pub hosts: bool,
}

/// Somebody who had a seat at the session in the path, whatever became of it, or who hosts it: for
/// what they saw themselves.
pub struct WasThere {
    /// Who.
    pub viewer: Viewer,
    /// The session.
    pub session: SessionId,
    /// Their seat, if they had one.
    pub participant: Option<Participant>,
    /// They host it.
    pub hosts: bool,
}

fn hosts(db: &mut Db, session: SessionId, viewer: &Viewer) -> QueryResult<bool> {
    let row = mystery_sessions::table.find(session).filter(mystery_sessions::host_id.eq(viewer.id));
    diesel::select(diesel::dsl::exists(row)).get_result(db)
}

/// Who is signed in and when that was last renewed, if they host `session`; and its version.
type HostRow = (Viewer, DateTime<Utc>, i64);

fn host_of(db: &mut Db, request: &Request, session: SessionId) -> QueryResult<Option<HostRow>> {
    let Some(hash) = request.token_hash else { return Ok(None) };
    users::table
        .inner_join(login_sessions::table)
        .inner_join(mystery_sessions::table.on(mystery_sessions::host_id.eq(users::id)))
        .filter(login_sessions::token_hash.eq(hash.as_slice()))
        .filter(mystery_sessions::id.eq(session))
        .filter(viewer::good(request.at))
        .select((Viewer::as_select(), login_sessions::last_seen_at, mystery_sessions::version))
        .first(db)
        .optional()
}

/// Who is signed in and when that was last renewed, with their seat at `session`; and its version.
type SeatRow = (Viewer, DateTime<Utc>, Participant, i64);

fn seated(db: &mut Db, request: &Request, session: SessionId) -> QueryResult<Option<SeatRow>> {
    use {login_sessions as l, mystery_participants as p, mystery_sessions as s};
    let Some(hash) = request.token_hash else { return Ok(None) };
    let row: Option<SeatRow> = users::table
        .inner_join(l::table)
        .inner_join(p::table.on(p::user_id.eq(users::id)))
        .inner_join(s::table.on(s::id.eq(p::session_id)))
        .filter(l::token_hash.eq(hash.as_slice()))
        .filter(p::session_id.eq(session))
        .filter(viewer::good(request.at))
        .select((Viewer::as_select(), l::last_seen_at, Participant::as_select(), s::version))
        .first(db)
        .optional()?;
    Ok(row.filter(|(viewer, _, participant, _)| viewer.reaches(SEAT_SCOPE, participant.id.into())))
}

/// The seat of `viewer`, also when they have left it or were taken out.
fn seat_of(db: &mut Db, session: SessionId, viewer: &Viewer) -> QueryResult<Option<Participant>> {
    let participant: Option<Participant> = mystery_participants::table
        .filter(mystery_participants::session_id.eq(session))
        .filter(mystery_participants::user_id.eq(viewer.id))
        .select(Participant::as_select())
        .first(db)
        .optional()?;
    Ok(participant.filter(|participant| viewer.reaches(SEAT_SCOPE, participant.id.into())))
}

/// Lets nobody on whom the host has taken out: they are told so, and nothing else.
fn refuse_taken_out(
    db: &mut Db,
    session: SessionId,
    participant: &Participant,
) -> Result<(), AppError> {
    if !participant.removed {
        return Ok(());
    }
    let (host, status): (Uuid, Status) = mystery_sessions::table
        .find(session)
        .select((mystery_sessions::host_id, mystery_sessions::status))
        .first(db)?;
    Err(AppError::TakenOut {
        host: users::table.find(host).select(users::display_name).first(db)?,
        seen: status.is_over().then(|| links::seen(session)),
    })
}

impl Policy for Host {
    const NAME: &'static str = "host";

    fn admit(db: &mut Db, request: &Request, core: &Core) -> Result<Self, AppError> {
        let session = request.id("session")?.into();
        let Some((viewer, renewed_at, version)) = host_of(db, request, session)? else {
            // Somebody else, or nobody.
            access::require(db, request)?;
            return Err(AppError::NotFound);
        };
        access::stay(db, request, renewed_at)?;
        if !request.reads {
            limits::spend(db, HOSTS_WRITES, &viewer.id.to_string(), core)?;
        }
        Ok(Self { viewer, session, version })
    }

    fn viewer(&self) -> Option<&Viewer> {
        Some(&self.viewer)
    }
}

impl Policy for KnownGuest {
    const NAME: &'static str = "seat, or one that was left";

    fn admit(db: &mut Db, request: &Request, _: &Core) -> Result<Self, AppError> {
        let session = request.id("session")?.into();
        // A stranger is not asked to sign in: guests have no account, only a seat.
        let (viewer, renewed_at, participant, version) =
            seated(db, request, session)?.ok_or(AppError::NotFound)?;
        access::stay(db, request, renewed_at)?;
        refuse_taken_out(db, session, &participant)?;
        Ok(Self { seat: Seat { viewer, session, participant, version } })
    }

    fn viewer(&self) -> Option<&Viewer> {
        Some(&self.seat.viewer)
    }
}

impl Policy for Seat {
    const NAME: &'static str = "seat";

    fn admit(db: &mut Db, request: &Request, core: &Core) -> Result<Self, AppError> {
        let KnownGuest { seat } = KnownGuest::admit(db, request, core)?;
        seat.at_the_table(seat.participant.clone())?;
        Ok(seat)
    }

    fn viewer(&self) -> Option<&Viewer> {
        Some(&self.viewer)
    }
}

/// The kind of thing that a sign-in by a seat's personal link is good for.
pub const SEAT_SCOPE: &str = "mystery_seat";

impl Policy for Screen {
    const NAME: &'static str = "screen";

    fn admit(db: &mut Db, request: &Request, core: &Core) -> Result<Self, AppError> {
        let session = request.id("session")?.into();
        let (link_version, version) = mystery_sessions::table
            .find(session)
            .select((mystery_sessions::screen_version, mystery_sessions::version))
            .first(db)?;
        let link = links::screen_link(session, link_version);
        let signed = link.is_signed(&core.key, request.param("signature"));
        signed.then_some(Self { session, link_version, version }).ok_or(AppError::NotFound)
    }

    fn viewer(&self) -> Option<&Viewer> {
        None
    }
}

impl SeatLink {
    /// The seat's row as it is under the session's lock, if the link still opens it.
    ///
    /// # Errors
    /// `NotFound` when the link was made anew meanwhile, `TakenOut`; the database's.
    pub(crate) fn still(&self, db: &mut Db) -> Result<Participant, AppError> {
        let row: Participant = mystery_participants::table
            .find(self.participant.id)
            .filter(mystery_participants::link_version.eq(self.participant.link_version))
            .select(Participant::as_select())
            .first(db)?;
        refuse_taken_out(db, self.session, &row)?;
        Ok(row)
    }

    /// Whether this browser sits in the seat already.
    pub fn is_seated(&self) -> bool {
        let own = |viewer: &Viewer| {
            viewer.id == self.participant.user_id
                && viewer.reaches(SEAT_SCOPE, self.participant.id.into())
        };
        self.viewer.as_ref().is_some_and(own)
    }
}

impl Policy for SeatLink {
    const NAME: &'static str = "seat link";

    fn admit(db: &mut Db, request: &Request, core: &Core) -> Result<Self, AppError> {
        let id = request.id("participant")?;
        let (session, participant): (SessionId, Participant) = mystery_participants::table
            .find(id)
            .select((mystery_participants::session_id, Participant::as_select()))
            .first(db)?;
        let link = links::seat_link(participant.id, participant.link_version);
        if !link.is_signed(&core.key, request.param("signature")) {
            return Err(AppError::NotFound);
        }
        refuse_taken_out(db, session, &participant)?;
        Ok(Self { viewer: access::recognise(db, request)?, session, participant })
    }

    fn viewer(&self) -> Option<&Viewer> {
        self.viewer.as_ref()
    }
}

impl Policy for WasThere {
    const NAME: &'static str = "was there";

    fn admit(db: &mut Db, request: &Request, _: &Core) -> Result<Self, AppError> {
        let session = request.id("session")?.into();
        let viewer = access::recognise(db, request)?.ok_or(AppError::NotFound)?;
        let hosts = hosts(db, session, &viewer)?;
        let participant = seat_of(db, session, &viewer)?;
        if !hosts && participant.is_none() {
            return Err(AppError::NotFound);
        }
        Ok(Self { viewer, session, participant, hosts })
    }

    fn viewer(&self) -> Option<&Viewer> {
        Some(&self.viewer)
    }
}

impl Policy for Reader {
    const NAME: &'static str = "reader";

    fn admit(db: &mut Db, request: &Request, core: &Core) -> Result<Self, AppError> {
        let session = request.id("session")?.into();
        let viewer = access::recognise(db, request)?;
        let hosts = match &viewer {
            Some(viewer) => hosts(db, session, viewer)?,
            None => false,
        };
        let was_there = match &viewer {
            Some(viewer) => {
                seat_of(db, session, viewer)?.is_some_and(|participant| !participant.removed)
            }
            None => false,
        };
        if hosts || was_there || is_shared(db, core, session, request.param("signature"))? {
            Ok(Self { viewer, session, hosts })
        } else {
            Err(AppError::NotFound)
        }
    }

    fn viewer(&self) -> Option<&Viewer> {
        self.viewer.as_ref()
    }
}

/// Whether the host shares the recap, by the link with this signature.
fn is_shared(
    db: &mut Db,
    core: &Core,
    session: SessionId,
    signature: &str,
) -> Result<bool, AppError> {
    let row = mystery_sessions::table.find(session).filter(mystery_sessions::recap_shared);
    let version: Option<i32> = row.select(mystery_sessions::recap_version).first(db).optional()?;
    let signed = |version| links::recap_link(session, version).is_signed(&core.key, signature);
    Ok(version.is_some_and(signed))
}
