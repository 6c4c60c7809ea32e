//! Believable stories and sessions in every state, for trying things out.
//!
//! Everything is made by the commands that requests call, so that nothing is there which could
//! not have come about by playing. Only time is made up: see [`time`].

mod acts;
mod cover;
mod guide;
mod invitations;
mod sessions;
mod stories;
mod table;
mod time;

use crate::Mysteries;
use lamplight_core::{area::Demo, db::Db, error::AppError, people::Viewer, web::Request};

/// What the demo is made with.
struct Scene<'a> {
    db: &'a mut Db,
    area: &'a Mysteries,
    request: Request,
    members: &'a [Viewer],
}

impl Scene<'_> {
    /// The member who signs in with this name.
    fn member(&self, username: &str) -> Result<Viewer, AppError> {
        let named = |it: &&Viewer| it.username.as_deref() == Some(username);
        let found = self.members.iter().find(named).cloned();
        found.ok_or_else(|| AppError::internal(format!("there is no member {username}")))
    }
}

/// Puts stories on the members' shelves and holds sessions with them.
pub(crate) fn fill(area: &Mysteries, demo: &mut Demo<'_>) -> Result<(), AppError> {
    crate::stories::built_in::publish(demo.db).map_err(AppError::Internal)?;
    let (db, members) = (&mut *demo.db, demo.members);
    let request = Request::internal(area.core.clock.now());
    let mut scene = Scene { db, area, request, members };
    stories::shelve(&mut scene)?;
    sessions::hold(&mut scene)
}

/// Which sessions there are, and links to look at them.
pub(crate) fn guide(area: &Mysteries, demo: &mut Demo<'_>) -> Result<String, AppError> {
    guide::write(area, demo)
}
