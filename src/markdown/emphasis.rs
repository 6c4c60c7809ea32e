//! Finds stars and underscores that were meant to open or close an emphasis and did not.

use comrak::nodes::{AstNode, NodeValue};

/// Whether a text holds a star or underscore that could open or close an emphasis: if it had found
/// its partner, the parser would have taken it out.
pub(super) fn is_open<'a>(node: &'a AstNode<'a>, text: &str) -> bool {
    let escaped = |parent: &'a AstNode<'a>| matches!(parent.data().value, NodeValue::Escaped);
    if !text.contains(['*', '_']) || node.parent().is_some_and(escaped) {
        return false;
    }
    let characters: Vec<char> = text.chars().collect();
    let before = node.previous_sibling().map_or(' ', last_character);
    let after = node.next_sibling().map_or(' ', first_character);
    runs(&characters).any(|(start, end)| {
        let previous = if start == 0 { before } else { characters[start - 1] };
        let next = characters.get(end).copied().unwrap_or(after);
        could_mean_emphasis(characters[start], previous, next)
    })
}

/// Where each row of the same star or underscore begins and ends.
fn runs(characters: &[char]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    let lengths = characters.chunk_by(|a, b| a == b).map(<[char]>::len);
    let spans = lengths.map(move |length| {
        at += length;
        (at - length, at)
    });
    spans.filter(|(start, _)| matches!(characters[*start], '*' | '_'))
}

/// The rule of CommonMark for what opens or closes an emphasis, by its neighbours.
fn could_mean_emphasis(mark: char, previous: char, next: char) -> bool {
    let sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let left = !next.is_whitespace() && (!sign(next) || previous.is_whitespace() || sign(previous));
    let right =
        !previous.is_whitespace() && (!sign(previous) || next.is_whitespace() || sign(next));
    match mark {
        '*' => left || right,
        _ => (left && (!right || sign(previous))) || (right && (!left || sign(next))),
    }
}

fn last_character<'a>(node: &'a AstNode<'a>) -> char {
    neighbour(node, |text| text.chars().next_back())
}

fn first_character<'a>(node: &'a AstNode<'a>) -> char {
    neighbour(node, |text| text.chars().next())
}

fn neighbour<'a>(node: &'a AstNode<'a>, end: impl Fn(&str) -> Option<char>) -> char {
    match &node.data().value {
        NodeValue::Text(text) => end(text).unwrap_or(' '),
        NodeValue::SoftBreak | NodeValue::LineBreak => ' ',
        // Whatever else stands there is not a space.
        _ => 'x',
    }
}
