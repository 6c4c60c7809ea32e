//! The last word about what comes out: an own list of elements and attributes, held against the
//! HTML as a browser would read it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};

use crate::Place;
use crate::address::{Target, is_own_picture, target};

const ELEMENTS: [&str; 29] = [
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "em",
    "strong",
    "del",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "pre",
    "code",
    "blockquote",
    "a",
    "sup",
    "section",
    "hr",
    "br",
    "img",
    "b",
    "i",
];

const ATTRIBUTES: [(&str, &[&str]); 9] = [
    ("a", &["href", "title", "rel", "id", "aria-label"]),
    ("img", &["src", "alt", "title"]),
    ("ol", &["start"]),
    ("li", &["id"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
];

const CLASSES: [(&str, &[&str]); 5] = [
    ("a", &["footnote-backref"]),
    ("sup", &["footnote-ref"]),
    ("section", &["footnotes"]),
    ("th", &["text-centre", "text-right"]),
    ("td", &["text-centre", "text-right"]),
];

pub(crate) fn clean(html: &str, place: Place<'_>) -> String {
    let prefix = place.prefix.to_owned();
    Builder::empty()
        .tags(HashSet::from(ELEMENTS))
        .tag_attributes(table(&ATTRIBUTES))
        .allowed_classes(table(&CLASSES))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(move |element, attribute, value| {
            filter(&prefix, element, attribute, value)
        })
        .set_tag_attribute_value("img", "loading", "lazy")
        .clean(html)
        .to_string()
}

fn table(
    rows: &[(&'static str, &'static [&'static str])],
) -> HashMap<&'static str, HashSet<&'static str>> {
    rows.iter().map(|(element, names)| (*element, names.iter().copied().collect())).collect()
}

/// What becomes of an attribute's value. Every id gets the prefix, if it has it not yet, and so
/// does what leads to one.
fn filter<'a>(
    prefix: &str,
    element: &str,
    attribute: &str,
    value: &'a str,
) -> Option<Cow<'a, str>> {
    match (element, attribute) {
        (_, "id") => Some(prefixed(prefix, value)),
        ("a", "href") => match target(value)? {
            Target::Fragment => Some(format!("#{}", prefixed(prefix, &value[1..])).into()),
            Target::Local | Target::Foreign => Some(value.into()),
        },
        ("img", "src") => is_own_picture(value).then_some(value.into()),
        _ => Some(value.into()),
    }
}

fn prefixed<'a>(prefix: &str, id: &'a str) -> Cow<'a, str> {
    if id.starts_with(prefix) { id.into() } else { format!("{prefix}{id}").into() }
}
