use comrak::Arena;
use comrak::nodes::{AstNode, NodeValue};

use super::{emphasis, parse};

/// Something in a text that is not the Markdown allowed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line of the text, from 0.
    pub line: usize,
    /// The reason, in words.
    pub message: &'static str,
}

impl Fault {
    /// Whether it is a link.
    pub fn is_link(&self) -> bool {
        self.message == LINK
    }
}

const LINK: &str = "links are not allowed in a text";
const HTML: &str = "HTML is not allowed in a text";
const CODE: &str =
    "code (a line that begins with four spaces, or backquotes) is not allowed in a text";
const UNCLOSED: &str = "an emphasis is not closed; write \\* or \\_ for the character itself";

const CONTROL: &str = "control characters are not allowed in a text";

fn is_control(character: char) -> bool {
    character.is_control() && character != '\n'
}

/// Everything in a text that is not allowed, in its order.
pub fn faults(text: &str) -> Vec<Fault> {
    let arena = Arena::new();
    let nodes = parse(&arena, text).descendants();
    let mut faults: Vec<Fault> = nodes.filter_map(fault_of).collect();
    if text.contains(is_control) {
        // They stand in the text itself, which is not a question of Markdown.
        faults.retain(|fault| fault.message != CONTROL);
    }
    faults.extend(link_definitions(text));
    faults.sort_by_key(|fault| fault.line);
    faults
}

fn fault_of<'a>(node: &'a AstNode<'a>) -> Option<Fault> {
    let message = match &node.data().value {
        NodeValue::Text(text) if emphasis::is_open(node, text) => UNCLOSED,
        NodeValue::Text(text) if text.contains(is_control) => CONTROL,
        NodeValue::Document
        | NodeValue::Paragraph
        | NodeValue::Emph
        | NodeValue::Strong
        | NodeValue::List(_)
        | NodeValue::Item(_)
        | NodeValue::BlockQuote
        | NodeValue::SoftBreak
        | NodeValue::LineBreak
        | NodeValue::Escaped
        | NodeValue::Text(_) => return None,
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => HTML,
        NodeValue::Link(_) => LINK,
        NodeValue::Image(_) => "pictures are not allowed in a text",
        NodeValue::Heading(_) => "headings are not allowed in a text",
        NodeValue::Code(_) | NodeValue::CodeBlock(_) => CODE,
        NodeValue::ThematicBreak => "lines across the page are not allowed in a text",
        _ => "this kind of Markdown is not allowed in a text",
    };
    let line = node.data().sourcepos.start.line;
    Some(Fault { line: line.saturating_sub(1), message })
}

/// `[word]: address` leaves no trace in the tree: the parser takes it out of the text.
fn link_definitions(text: &str) -> impl Iterator<Item = Fault> {
    let defines = |line: &str| {
        line.trim_start().strip_prefix('[').is_some_and(|rest| {
            rest.split_once("]:").is_some_and(|(label, _)| !label.contains([']', '[']))
        })
    };
    let lines = text.lines().enumerate();
    lines.filter(move |(_, text)| defines(text)).map(|(line, _)| Fault { line, message: LINK })
}
