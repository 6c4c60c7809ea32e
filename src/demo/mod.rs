//! Believable people, stories and evenings in every state, for trying things out.
//!
//! Everything is made by the commands that requests call, so that nothing is there which could
//! not have come about by playing. Only time is made up: see [`time`].

mod acts;
mod evenings;
mod guide;
mod people;
mod stories;
mod table;
mod time;

use crate::{
    accounts::Viewer,
    app::App,
    db::Db,
    error::AppError,
    mysteries,
    web::{Asker, gate},
};
use diesel::{prelude::*, sql_query};
use std::io::Write;

/// What the demo is made with.
struct House<'a> {
    db: &'a mut Db,
    app: &'a App,
    asker: Asker,
    members: Vec<Viewer>,
}

impl House<'_> {
    /// The member who signs in with this name.
    fn member(&self, username: &str) -> Result<Viewer, AppError> {
        let named = |it: &&Viewer| it.username.as_deref() == Some(username);
        let found = self.members.iter().find(named).cloned();
        found.ok_or_else(|| AppError::internal(format!("there is no member {username}")))
    }
}

/// Who is in a database before it is filled.
enum Before {
    Nobody,
    TheDemo,
    People(i64),
}

/// Fills the database and says how to look around. Where the demo is already, only the latter;
/// where there are other people, neither.
///
/// # Errors
/// In words.
pub fn fill(app: &App, out: &mut impl Write) -> Result<(), String> {
    let mut db = app.pool.get().map_err(|_| "no connection to the database".to_owned())?;
    let before = gate::transaction(&mut db, |db| fill_if_empty(db, app))
        .map_err(|error: AppError| error.to_string())?;
    let news = match before {
        Before::Nobody => "The demo is ready.",
        Before::TheDemo => "The demo is here already; nothing was changed.",
        Before::People(count) => return Err(refusal(count)),
    };
    let guide = guide::write(&mut db, app).map_err(|error| error.to_string())?;
    // Nobody listening is no reason to fail.
    let _ = write!(out, "{news}\n\n{guide}");
    Ok(())
}

fn refusal(members: i64) -> String {
    let people = if members == 1 { "a member".to_owned() } else { format!("{members} members") };
    format!(
        "this database has {people} already, and the demo’s people do not belong among them. \
         Nothing was changed. Set DATABASE_URL or LAMPLIGHT_DATA_DIR to a place of its own."
    )
}

fn fill_if_empty(db: &mut Db, app: &App) -> Result<Before, AppError> {
    // Whoever registers meanwhile, or fills it too, waits until this has been decided.
    sql_query("lock table users in share row exclusive mode").execute(db)?;
    let before = before(db)?;
    if matches!(before, Before::Nobody) {
        mysteries::put_story_in_place(app).map_err(AppError::Internal)?;
        let members = people::enrol(db, app)?;
        let mut house = House { db, app, asker: Asker::house(), members };
        stories::shelve(&mut house)?;
        evenings::hold(&mut house)?;
    }
    Ok(before)
}

fn before(db: &mut Db) -> QueryResult<Before> {
    if people::are_here(db)? {
        return Ok(Before::TheDemo);
    }
    let members = people::count(db)?;
    Ok(if members == 0 { Before::Nobody } else { Before::People(members) })
}
