//! Something behind every door that belongs to somebody else.

use diesel::prelude::*;
use lamplight_schema::accounts::login_sessions;
use uuid::Uuid;

use support::TestApp;
use support::stories as scene;

/// The things of a member called Vera, by the place where their id or code stands in a path.
pub(super) struct World {
    /// The beginning of a path up to the part, and what to put there.
    parts: Vec<(&'static str, String)>,
}

impl World {
    /// Builds it. An area with ids in its paths adds a line: what stands before the id, and the
    /// id of something that is really there.
    pub(super) fn build(app: &TestApp) -> Self {
        let vera = app.member("Vera");
        let device: Uuid = login_sessions::table
            .filter(login_sessions::user_id.eq(vera.id))
            .select(login_sessions::id)
            .first(&mut app.db())
            .expect("Vera is signed in");
        scene::draft(&mut app.db(), vera.id, "veras-story");
        let parts =
            [("/account/devices/", device.to_string()), ("/stories/", "veras-story".into())];
        Self { parts: parts.to_vec() }
    }

    /// `pattern` with something of Vera's in every place; where there is nothing, a new id.
    pub(super) fn path(&self, pattern: &str) -> String {
        let mut path = String::new();
        for part in pattern.split_inclusive('/') {
            if part.starts_with('{') {
                let known = self.parts.iter().find(|(before, _)| *before == path);
                let id = known.map_or_else(|| Uuid::new_v4().to_string(), |(_, id)| id.clone());
                path.push_str(&id);
                path.push_str(part.rsplit('}').next().unwrap_or_default());
            } else {
                path.push_str(part);
            }
        }
        path
    }
}
