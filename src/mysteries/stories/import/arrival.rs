//! What arrives with the import form: a story file, by the one of three ways that was taken.

use base64::{Engine, prelude::BASE64_STANDARD};
use lamplight_core::web::{Upload, upload::UploadError};
use lamplight_story_file::MOST_BYTES;
use std::time::Duration;

/// A file that was asked about comes back in base64, which is a third larger.
const MOST_IN_FIELD: usize = MOST_BYTES / 3 * 4 + 8;
/// Characters in a slug and to spare.
const MOST_IN_SLUG: usize = 100;
/// All of the form: a file, the text that stands there from before, and what is around them.
pub(super) const MOST_IN_FORM: usize = MOST_BYTES + MOST_IN_FIELD + 10_000;
/// A megabyte over a bad connection.
const PATIENCE: Duration = Duration::from_secs(60);

/// What arrived.
#[derive(Debug, Default)]
pub(super) struct Arrival {
    /// The story file: uploaded, kept from a question before, or pasted.
    pub(super) source: Vec<u8>,
    /// What the story shall become: a new one, or the draft of the one with this slug.
    pub(super) into: String,
}

/// Reads the form.
pub(super) async fn read(upload: Upload) -> Result<Arrival, UploadError> {
    let wanted = [
        ("file", MOST_BYTES),
        ("held", MOST_IN_FIELD),
        ("text", MOST_IN_FIELD),
        ("into", MOST_IN_SLUG),
    ];
    let [file, held, text, into] = upload.read(wanted, PATIENCE).await?;
    let into = String::from_utf8(into.into()).map_err(|_| UploadError::Broken)?;
    Ok(Arrival { source: first_of(file.into(), &held, text.into())?, into })
}

fn first_of(file: Vec<u8>, held: &[u8], text: Vec<u8>) -> Result<Vec<u8>, UploadError> {
    let source = if !file.is_empty() {
        file
    } else if !held.is_empty() {
        BASE64_STANDARD.decode(held).map_err(|_| UploadError::Broken)?
    } else {
        unix_lines(text)
    };
    if source.len() > MOST_BYTES { Err(UploadError::TooLarge) } else { Ok(source) }
}

/// Browsers end the lines of a text field as Windows does, whatever was pasted.
fn unix_lines(mut text: Vec<u8>) -> Vec<u8> {
    let mut before = 0;
    text.retain(|byte| {
        let keep = !(before == b'\r' && *byte == b'\n');
        before = *byte;
        keep
    });
    text.iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_text_gets_its_own_line_ends_back() {
        assert_eq!(unix_lines(b"a\r\nb\nc\rd\r\n".to_vec()), b"a\nb\nc\nd\n");
    }

    #[test]
    fn the_file_comes_before_what_was_held_and_that_before_the_text() {
        let text = || b"text".to_vec();
        assert_eq!(first_of(b"file\r\n".to_vec(), b"aGVsZA==", text()).unwrap(), b"file\r\n");
        assert_eq!(first_of(Vec::new(), b"aGVsZA==", text()).unwrap(), b"held");
        assert_eq!(first_of(Vec::new(), b"", text()).unwrap(), b"text");
        assert_eq!(first_of(Vec::new(), b"?", text()).unwrap_err(), UploadError::Broken);
    }
}
