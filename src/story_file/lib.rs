//! The story file: one TOML file is one mystery.
//!
//! [`check`] reads a file and reports every mistake in it at once, [`parse`] only reads it;
//! [`release`] holds the rules by which clues reach people, which the checker and the running
//! evening share. The format is described in `docs/story-format.md`.

mod at;
pub mod casts;
mod characters;
mod check;
pub mod cli;
mod finding;
pub mod limits;
pub mod model;
mod notes;
mod phrases;
mod read;
pub mod release;
mod rewrite;
#[cfg(test)]
mod tests;
mod texts;
mod words;
mod write;

pub use casts::{Cast, Casting, all_casts, cast_for, choose_configuration};
pub use finding::{Finding, Part, Report, Severity};
pub use model::*;
pub use read::{FORMAT, MOST_BYTES};
pub use rewrite::{can_rewrite, rewrite};
pub use write::write;

use notes::Notes;

/// Reads a file without asking whether the story keeps the rules: for what has been checked before.
pub fn parse(source: &[u8]) -> Result<StoryFile, Vec<Finding>> {
    let (story, notes) = read(source)?;
    match story {
        Some(story) if notes.is_clean() => Ok(story),
        _ => Err(notes.into_findings()),
    }
}

/// Reads a story that is still being written as far as it can be read, with stand-ins for what is
/// missing. None if the file is not TOML, so that parts of it might be lost.
pub fn read_draft(source: &[u8]) -> Option<StoryFile> {
    let (story, notes) = read(source).ok()?;
    story.filter(|_| !notes.is_torn())
}

/// Holds a file against every rule of the format, and with `house` also against the measures of
/// the stories that ship with Lamplight. All findings come at once.
pub fn check(source: &[u8], house: bool) -> Report {
    let (story, mut notes) = match read(source) {
        Ok(read) => read,
        Err(findings) => {
            return Report { story: None, findings };
        }
    };
    if let Some(story) = &story {
        check::check(story, house, &mut notes);
    }
    let story = story.filter(|_| notes.is_read_in_full());
    Report { story, findings: notes.into_findings() }
}

fn read(source: &[u8]) -> Result<(Option<StoryFile>, Notes), Vec<Finding>> {
    let text = read::text_of(source).map_err(|(line, reason)| {
        let mut notes = Notes::of("");
        notes.refuse_line(line, reason);
        notes.into_findings()
    })?;
    let mut notes = Notes::of(text);
    let story = read::story(text, &mut notes);
    Ok((story, notes))
}
