//! What arrives with the import form, read bit by bit and never more than is allowed.

use actix_multipart::{Field, Multipart, MultipartError};
use base64::{Engine, prelude::BASE64_STANDARD};
use futures_util::TryStreamExt;
use lamplight_story_file::MOST_BYTES;

/// A file that was asked about comes back in base64, which is a third larger.
const MOST_IN_FIELD: usize = MOST_BYTES / 3 * 4 + 8;

/// What arrived.
#[derive(Debug, Default)]
pub(super) struct Arrival {
    /// The story file: uploaded, kept from a question before, or pasted.
    pub(super) source: Vec<u8>,
    /// What the story shall become: a new one, or the draft of the one with this slug.
    pub(super) into: String,
}

/// Why nothing could be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// More than a story file may have.
    TooLarge,
    /// It did not arrive whole, or is not what our form sends.
    Broken,
}

impl From<MultipartError> for Refusal {
    fn from(_: MultipartError) -> Self {
        Self::Broken
    }
}

/// Reads the form.
pub(super) async fn read(mut form: Multipart) -> Result<Arrival, Refusal> {
    let (mut file, mut held, mut text) = (Vec::new(), Vec::new(), Vec::new());
    let mut into = Vec::new();
    while let Some(field) = form.try_next().await? {
        match field.name().unwrap_or_default() {
            "file" => file = bytes(field, MOST_BYTES).await?,
            "held" => held = bytes(field, MOST_IN_FIELD).await?,
            "text" => text = bytes(field, MOST_IN_FIELD).await?,
            "into" => into = bytes(field, 100).await?,
            _ => return Err(Refusal::Broken),
        }
    }
    let into = String::from_utf8(into).map_err(|_| Refusal::Broken)?;
    Ok(Arrival { source: first_of(file, &held, text)?, into })
}

async fn bytes(mut field: Field, most: usize) -> Result<Vec<u8>, Refusal> {
    let mut read = Vec::new();
    while let Some(chunk) = field.try_next().await? {
        if read.len() + chunk.len() > most {
            return Err(Refusal::TooLarge);
        }
        read.extend_from_slice(&chunk);
    }
    Ok(read)
}

fn first_of(file: Vec<u8>, held: &[u8], text: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let source = if !file.is_empty() {
        file
    } else if !held.is_empty() {
        BASE64_STANDARD.decode(held).map_err(|_| Refusal::Broken)?
    } else {
        unix_lines(text)
    };
    if source.len() > MOST_BYTES { Err(Refusal::TooLarge) } else { Ok(source) }
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
        assert_eq!(first_of(Vec::new(), b"?", text()).unwrap_err(), Refusal::Broken);
    }
}
