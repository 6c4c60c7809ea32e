//! `lamplight demo`: believable people and their things in every area, for trying things out.
//!
//! Everything is made by the commands that requests call, so that nothing is there which could not
//! have come about by using Lamplight. Each area brings its own.

use crate::app::App;
use diesel::{Connection, RunQueryDsl, sql_query};
use lamplight_accounts::demo as people;
use lamplight_core::{area::Demo, db::Db, error::AppError};
use std::{fmt::Write as _, io::Write};

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
    let words = |error: AppError| error.to_string();
    let filled = app.core.unattended(|db| db.transaction(|db| fill_if_empty(db, app)));
    let news = match filled.map_err(words)? {
        Before::Nobody => "The demo is ready.",
        Before::TheDemo => "The demo is here already; nothing was changed.",
        Before::People(count) => return Err(refusal(count)),
    };
    let guide = app.core.unattended(|db| guide(db, app)).map_err(words)?;
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
    if people::are_here(db)? {
        return Ok(Before::TheDemo);
    }
    let members = people::count(db)?;
    if members > 0 {
        return Ok(Before::People(members));
    }
    let members = people::enrol(db, &app.accounts, app.core.clock.now())?;
    for area in &app.areas {
        area.demo(&mut Demo { db, members: &members })?;
    }
    Ok(Before::Nobody)
}

fn guide(db: &mut Db, app: &App) -> Result<String, AppError> {
    let mut text = String::new();
    let sign_in = app.core.link("/sign-in");
    writeln!(text, "Everybody’s password is “{}”. Sign in as nora at", people::PASSWORD)
        .and_then(|()| writeln!(text, "  {sign_in}\n"))
        .map_err(AppError::internal)?;
    let members = people::members(db)?;
    for area in &app.areas {
        text.push_str(&area.demo_guide(&mut Demo { db, members: &members })?);
    }
    Ok(text)
}
