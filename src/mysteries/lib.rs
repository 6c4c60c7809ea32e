//! Murder-mystery evenings: the stories they are played from, and the evenings themselves.

pub mod access;
pub mod casting;
pub mod edition;
pub mod evening;
pub mod floor;
pub mod hosting;
pub mod joining;
pub mod live;
pub mod opening;
pub mod playing;
pub mod progress;
pub mod publishing;
pub mod recap;
mod routes;
pub mod screen;
pub mod stories;
pub mod story_file;

use crate::app::App;

pub use routes::routes;

/// Puts the story that ships with Lamplight in place, or its new edition.
///
/// # Errors
/// In words.
pub fn put_story_in_place(app: &App) -> Result<(), String> {
    let mut db = app.pool.get().map_err(|_| "no connection to the database".to_owned())?;
    stories::built_in::put_in_place(&mut db)
}
