//! Markdown as Lamplight allows it: paragraphs, emphasis, strong, lists, quotations, hard breaks.

mod emphasis;
mod faults;
mod html;
#[cfg(test)]
mod tests;

pub use faults::{Fault, faults};
pub use html::render;

use comrak::nodes::AstNode;
use comrak::{Arena, Options, parse_document};

/// Parses without any extension; escaped characters stay apart from what has a meaning.
fn parse<'a>(arena: &'a Arena<'a>, text: &str) -> &'a AstNode<'a> {
    let mut options = Options::default();
    options.parse.escaped_char_spans = true;
    parse_document(arena, text, &options)
}
