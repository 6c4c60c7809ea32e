//! Markdown for long texts: headings, lists, tables, code, links, footnotes and our own pictures.
//! Whatever people write, what comes out does no harm on a page.

mod address;
mod guard;
mod html;
mod plain;
mod sanitise;
mod tree;

use comrak::{Arena, parse_document};

pub use guard::{MAX_BYTES, TooMuch};

/// Where on a page the text will stand.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Goes in front of every id, so that none is one of the page's or of another text's: small
    /// letters, digits, hyphens.
    pub prefix: &'a str,
    /// The level that the text's highest headings get, 2 to 6: one below the page's own.
    pub top_level: u8,
}

impl Default for Place<'_> {
    /// The only text of a page that has an `h1` and `h2`s of its own.
    fn default() -> Self {
        Self { prefix: "text-", top_level: 3 }
    }
}

/// A text, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Safe HTML, to be written into a page as it is.
    pub html: String,
    /// The words alone, for searching and previews: a paragraph a line.
    pub plain: String,
    /// Its headings in their order, for a table of contents.
    pub headings: Vec<Heading>,
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level on the page, 2 to 6.
    pub level: u8,
    /// The id it has there.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// Makes a page's part of a text, unless it would be too much work.
pub fn render(text: &str, place: Place<'_>) -> Result<Rendered, TooMuch> {
    guard::check_source(text)?;
    let arena = Arena::new();
    let options = html::options();
    let root = parse_document(&arena, text, &options);
    guard::check_tree(root)?;
    tree::tidy(&arena, root);
    let headings = tree::number_headings(root, place);
    let html = html::write(root, &options, &headings);
    Ok(Rendered { html: sanitise::clean(&html, place), plain: plain::words(root), headings })
}
