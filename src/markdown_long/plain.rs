//! The words of a text, without any marks.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeValue};

/// All words, a paragraph a line.
pub(crate) fn words<'a>(root: &'a AstNode<'a>) -> String {
    let mut plain = String::new();
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => push(node, &mut plain),
            NodeEdge::End(node) if matches!(node.data().value, NodeValue::TableCell) => {
                plain.push(' ');
            }
            NodeEdge::End(node) if node.data().value.block() => end_line(&mut plain),
            NodeEdge::End(_) => {}
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// The words of a single line, as of a heading.
pub(crate) fn of_line<'a>(node: &'a AstNode<'a>) -> String {
    let mut plain = String::new();
    node.descendants().for_each(|node| push(node, &mut plain));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push<'a>(node: &'a AstNode<'a>, plain: &mut String) {
    match &node.data().value {
        NodeValue::Text(text) => plain.push_str(text),
        NodeValue::Code(code) => plain.push_str(&code.literal),
        NodeValue::CodeBlock(code) => plain.push_str(&code.literal),
        NodeValue::HtmlBlock(block) => plain.push_str(&block.literal),
        NodeValue::HtmlInline(html) => plain.push_str(html),
        NodeValue::SoftBreak | NodeValue::LineBreak => plain.push(' '),
        _ => {}
    }
}

fn end_line(plain: &mut String) {
    plain.truncate(plain.trim_end().len());
    if !plain.is_empty() {
        plain.push('\n');
    }
}
