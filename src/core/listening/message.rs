//! Events as they go over the wire, and what is kept of them.

use super::{
    channel::{Entry, Parts},
    event::Event,
};
use std::{
    fmt::Write,
    hash::{BuildHasher, RandomState},
    sync::LazyLock,
};

/// What is kept of parts that were sent, to tell which have changed: a hash of each. The text of
/// every audience's parts would be most of what a quiet page costs.
pub(crate) type Prints = Vec<(&'static str, u64)>;

/// The hashes of `parts`.
pub(crate) fn prints(parts: &Parts) -> Prints {
    // Keyed anew in every process: nobody can write a text that looks like the one before it.
    static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    parts.iter().map(|(name, html)| (*name, KEYS.hash_one(html))).collect()
}

/// The parts, of these prints, that differ from what was sent before.
pub(crate) fn changed<'p>(
    before: Option<&Prints>,
    now: &'p Parts,
    prints: &Prints,
) -> Vec<&'p (&'static str, String)> {
    let same = |print| before.is_some_and(|before| before.contains(print));
    now.iter().zip(prints).filter(|(_, print)| !same(print)).map(|(part, _)| part).collect()
}

/// One event with these parts and entries.
pub(crate) fn event(version: i64, parts: &[&(&'static str, String)], entries: &[Entry]) -> Event {
    let length: usize = parts.iter().map(|(_, html)| html.len() * 9 / 8 + 64).sum();
    let mut text = String::with_capacity(length);
    let _ = write!(text, "id: {version}\nevent: parts\n");
    for (name, html) in parts {
        template(&mut text, "data-for", name, html);
    }
    for entry in entries {
        template(&mut text, "data-append", entry.part, &entry.html);
    }
    text.push('\n');
    Event::new(text)
}

fn template(text: &mut String, attribute: &str, name: &str, html: &str) {
    let _ = writeln!(text, "data: <template {attribute}=\"{name}\">");
    for line in html.lines() {
        text.push_str("data: ");
        text.push_str(line);
        text.push('\n');
    }
    text.push_str("data: </template>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_changed_is_sent_and_every_line_of_it() {
        let before: Parts =
            vec![("clock", "<p>14</p>".to_owned()), ("board", "<p>a</p>".to_owned())];
        let now: Parts =
            vec![("clock", "<p>14</p>".to_owned()), ("board", "<p>a</p>\n\n<p>b</p>".to_owned())];
        let (before, prints) = (prints(&before), prints(&now));
        let sent = event(7, &changed(Some(&before), &now, &prints), &[]);
        let wanted = "id: 7\nevent: parts\ndata: <template data-for=\"board\">\ndata: <p>a</p>\ndata: \ndata: <p>b</p>\ndata: </template>\n\n";
        assert_eq!(sent.plain(), wanted);
        assert_eq!(changed(None, &now, &prints).len(), 2);
    }

    #[test]
    fn an_entry_is_appended() {
        let entry = Entry { number: 4, part: "news", html: "<li>a</li>".to_owned() };
        let wanted = "id: 7\nevent: parts\ndata: <template data-append=\"news\">\ndata: <li>a</li>\ndata: </template>\n\n";
        assert_eq!(event(7, &[], &[entry]).plain(), wanted);
    }
}
