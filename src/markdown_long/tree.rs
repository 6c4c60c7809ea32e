//! Takes out of a parsed text what may not be shown, and keeps its words.

use std::collections::{HashMap, HashSet};

use comrak::Arena;
use comrak::nodes::{AstNode, NodeLink, NodeValue};

use crate::address::{is_own_picture, target};
use crate::{Heading, Place};

const LONGEST_ID: usize = 60;

/// Of a link or picture, in bytes.
const LONGEST_TITLE: usize = 1_000;

/// Begins the id of a heading, where that of a footnote begins with `fn-` or `fnref-`.
const HEADING: &str = "s-";

/// Links to nowhere and pictures of others become their words, tasks become their signs.
pub(crate) fn tidy<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>) {
    let nodes: Vec<_> = root.descendants().collect();
    for node in nodes {
        let unwrapped = match &mut node.data_mut().value {
            NodeValue::Link(link) => {
                lead_to_heading(link);
                drop_long_title(link);
                target(&link.url).is_none()
            }
            NodeValue::Image(image) => {
                drop_long_title(image);
                !is_own_picture(&image.url)
            }
            _ => false,
        };
        if unwrapped || is_long_picture(node) {
            unwrap(node);
        }
        sign_task(arena, node);
    }
}

/// `#a-heading` leads to where the heading of that name is.
fn lead_to_heading(link: &mut NodeLink) {
    if let Some(name) = link.url.strip_prefix('#') {
        link.url = format!("#{HEADING}{name}");
    }
}

fn drop_long_title(link: &mut NodeLink) {
    if link.title.len() > LONGEST_TITLE {
        link.title.clear();
    }
}

/// Whether a picture has so many words that they were not meant as its description.
fn is_long_picture<'a>(node: &'a AstNode<'a>) -> bool {
    let is_picture = matches!(node.data().value, NodeValue::Image(_));
    is_picture && crate::plain::of_line(node).len() > LONGEST_TITLE
}

/// Puts what is inside of a node in its place.
fn unwrap<'a>(node: &'a AstNode<'a>) {
    while let Some(child) = node.first_child() {
        node.insert_before(child);
    }
    node.detach();
}

/// A box that nobody can tick is a sign, not a form's field.
fn sign_task<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>) {
    let done = match &node.data().value {
        NodeValue::TaskItem(task) => task.symbol.is_some(),
        _ => return,
    };
    let list = node.parent().and_then(|list| match &list.data().value {
        NodeValue::List(list) => Some(*list),
        _ => None,
    });
    node.data_mut().value = NodeValue::Item(list.unwrap_or_default());
    let text = if done { "☑ " } else { "☐ " };
    let sign = arena.alloc(AstNode::from(NodeValue::Text(text.into())));
    match node.first_child() {
        Some(paragraph) if matches!(paragraph.data().value, NodeValue::Paragraph) => {
            paragraph.prepend(sign);
        }
        _ => {}
    }
}

/// Gives each heading its level on the page, and lists them with their ids.
pub(crate) fn number_headings<'a>(root: &'a AstNode<'a>, place: Place<'_>) -> Vec<Heading> {
    let mut ids = Ids::default();
    let mut headings = Vec::new();
    for node in root.descendants() {
        let level = match &mut node.data_mut().value {
            NodeValue::Heading(heading) => {
                heading.level = (heading.level + place.top_level.clamp(2, 6) - 1).min(6);
                heading.level
            }
            _ => continue,
        };
        let text = crate::plain::of_line(node);
        let id = format!("{}{}", place.prefix, ids.of(&text));
        headings.push(Heading { level, id, text });
    }
    headings
}

/// Ids that were given, so that none is given twice.
#[derive(Default)]
struct Ids {
    given: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Ids {
    fn of(&mut self, text: &str) -> String {
        let base = format!("{HEADING}{}", slug(text));
        let mut id = base.clone();
        while !self.given.insert(id.clone()) {
            let next = self.next.entry(base.clone()).or_insert(1);
            *next += 1;
            id = format!("{base}-{next}");
        }
        id
    }
}

fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars().flat_map(char::to_lowercase) {
        if slug.len() >= LONGEST_ID {
            break;
        } else if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
