//! Reads the bytes of a story file into a [`StoryFile`], noting everything that cannot be read.

mod clue;
mod fields;
mod mend;
mod people;
mod round;
mod solution;
mod source;
mod values;

use super::at::At;
use super::limits::{AGES, DURATION};
use super::model::{HostMode, StoryFile};
use super::notes::Notes;
use fields::Fields;

pub use source::MOST_BYTES;
pub(super) use source::text_of;

/// The version of the format that is read and written.
pub const FORMAT: u32 = 1;

/// Reads a story as far as it can be read. Stand-ins fill what is missing: the notes know them.
pub(super) fn story(text: &str, notes: &mut Notes) -> Option<StoryFile> {
    let mut room = String::new();
    let (tables, text) = source::tables_of(text, &mut room, notes)?;
    let mut fields = Fields::new(&tables, At::top(), text, notes);
    let story = top(&mut fields);
    fields.done();
    Some(story)
}

fn top(fields: &mut Fields<'_, '_>) -> StoryFile {
    StoryFile {
        format: format(fields),
        key: fields.text("key"),
        title: fields.text("title"),
        tagline: fields.text("tagline"),
        language: fields.text("language"),
        duration_minutes: fields.number("duration_minutes", &DURATION),
        ages: fields.number("ages", &AGES),
        authors: fields.maybe_texts("authors"),
        content_warnings: fields.texts("content_warnings"),
        host_modes: host_modes(fields),
        cover: fields.maybe_text("cover"),
        never_say: fields.maybe_texts("never_say"),
        shop_description: fields.text("shop_description"),
        setting_description: fields.text("setting_description"),
        offstage: fields.maybe_tables("offstage", people::offstage),
        characters: fields.tables("characters", people::character),
        configurations: fields.tables("configurations", people::configuration),
        rounds: fields.tables("rounds", round::round),
        clues: fields.tables("clues", clue::clue),
        solution: fields.table("solution", solution::solution),
    }
}

fn host_modes(fields: &mut Fields<'_, '_>) -> Vec<HostMode> {
    let modes = fields.texts("host_modes");
    let at = fields.at.key("host_modes");
    if modes.is_empty() && !fields.notes.is_unread(&at) {
        fields.notes.refuse(&at, "nobody could host it; put `plays` here, `knows`, or both");
    }
    fields.words("host_modes", &modes)
}

fn format(fields: &mut Fields<'_, '_>) -> u32 {
    let format = fields.number("format", &(0..=u32::MAX));
    let at = fields.at.key("format");
    if format != FORMAT && !fields.notes.is_unread(&at) {
        fields.notes.refuse(&at, format!("this is format {format}; only format 1 can be read"));
        fields.notes.unread(at);
    }
    format
}
