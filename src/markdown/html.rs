use comrak::Arena;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeValue};

use super::parse;

/// Markdown as safe HTML. What is not allowed loses its markup and keeps its words: nothing but
/// the elements of this module ever comes out, and every character of the text is escaped.
pub fn render(text: &str) -> String {
    let arena = Arena::new();
    let mut html = String::with_capacity(text.len() * 5 / 4);
    // A walk by edges: the depth of quotations is in the writer's hands, the stack is not.
    for edge in parse(&arena, text).traverse() {
        match edge {
            NodeEdge::Start(node) => open(node, &mut html),
            NodeEdge::End(node) => close(node, &mut html),
        }
    }
    html
}

fn open<'a>(node: &'a AstNode<'a>, html: &mut String) {
    match &node.data().value {
        NodeValue::Text(text) => escape(text, html),
        NodeValue::Code(code) => escape(&code.literal, html),
        NodeValue::HtmlInline(source) => escape(source, html),
        NodeValue::CodeBlock(block) => paragraph_of(&block.literal, html),
        NodeValue::HtmlBlock(block) => paragraph_of(&block.literal, html),
        NodeValue::SoftBreak => html.push('\n'),
        NodeValue::LineBreak => html.push_str("<br>\n"),
        NodeValue::List(list) if list.list_type == ListType::Ordered && list.start != 1 => {
            html.push_str(&format!("<ol start=\"{}\">\n", list.start));
        }
        value => {
            push_tag("<", element(node, value), html);
            if matches!(value, NodeValue::List(_) | NodeValue::BlockQuote) {
                html.push('\n');
            }
        }
    }
}

fn close<'a>(node: &'a AstNode<'a>, html: &mut String) {
    let value = &node.data().value;
    let name = element(node, value);
    push_tag("</", name, html);
    if name.is_some() && value.block() {
        html.push('\n');
    }
}

fn push_tag(bracket: &str, name: Option<&str>, html: &mut String) {
    if let Some(name) = name {
        html.push_str(bracket);
        html.push_str(name);
        html.push('>');
    }
}

/// The element a node becomes, if it becomes one.
fn element<'a>(node: &'a AstNode<'a>, value: &NodeValue) -> Option<&'static str> {
    match value {
        NodeValue::Paragraph if in_tight_list(node) => None,
        NodeValue::Paragraph | NodeValue::Heading(_) => Some("p"),
        NodeValue::Emph => Some("em"),
        NodeValue::Strong => Some("strong"),
        NodeValue::BlockQuote => Some("blockquote"),
        NodeValue::List(list) if list.list_type == ListType::Ordered => Some("ol"),
        NodeValue::List(_) => Some("ul"),
        NodeValue::Item(_) => Some("li"),
        _ => None,
    }
}

fn in_tight_list<'a>(node: &'a AstNode<'a>) -> bool {
    let list = node.parent().and_then(comrak::arena_tree::Node::parent);
    list.is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight))
}

fn paragraph_of(text: &str, html: &mut String) {
    html.push_str("<p>");
    escape(text.trim_end(), html);
    html.push_str("</p>\n");
}

fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}
