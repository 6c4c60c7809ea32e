//! What each audience is sent: the parts of its page, rendered once.

use super::hub::Topic;
use crate::Mysteries;
use crate::{
    console::pages as console,
    evening::{self, Evening},
    play::pages as play,
    screen::pages as screen,
};
use bytes::Bytes;
use lamplight_core::error::AppError;
use std::{
    fmt::Write,
    hash::{BuildHasher, RandomState},
    sync::LazyLock,
};
use uuid::Uuid;

/// The parts of a page by the id of their element.
pub(crate) type Parts = Vec<(&'static str, String)>;

/// An evening read outside of a request. The connection goes back before anything is rendered.
pub(super) fn read(area: &Mysteries, evening: Uuid) -> Result<Evening, AppError> {
    area.core.unattended(|db| evening::load(db, &area.editions, evening))
}

/// The evening's parts for each of these audiences, from one reading; with the number of the last
/// event that is in them.
pub(super) fn topics(
    area: &Mysteries,
    evening: &Evening,
    topics: &[Topic],
) -> Result<(i64, Vec<(Topic, Parts)>), AppError> {
    let rendered = topics.iter().filter_map(|topic| match parts(area, evening, *topic) {
        Ok(parts) => Some(Ok((*topic, parts?))),
        Err(error) => Some(Err(AppError::internal(error))),
    });
    let rendered: Result<Vec<_>, AppError> = rendered.collect();
    Ok((evening.session.event_seq, rendered?))
}

/// The parts for one audience; none for a seat that is not there.
fn parts(
    area: &Mysteries,
    evening: &Evening,
    topic: Topic,
) -> Result<Option<Parts>, askama::Error> {
    match topic {
        Topic::Everyone => play::shared_parts(evening).map(Some),
        Topic::Screen => screen::parts(area, evening).map(Some),
        Topic::Host => console::parts(evening).map(Some),
        Topic::Seat(participant) => {
            match evening.person(participant).filter(|person| person.left_at.is_none()) {
                Some(person) => play::own_parts(evening, person).map(Some),
                None => Ok(None),
            }
        }
    }
}

/// What is kept of parts that were sent, to tell which have changed: a hash of each. The text of
/// every seat's letters would be most of what a quiet evening costs.
pub(super) type Prints = Vec<(&'static str, u64)>;

/// The hashes of `parts`.
pub(super) fn prints(parts: &Parts) -> Prints {
    // Keyed anew in every process: nobody can write a note that looks like the one before it.
    static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    parts.iter().map(|(name, html)| (*name, KEYS.hash_one(html))).collect()
}

/// The parts, of these prints, that differ from what was sent before.
pub(super) fn changed<'p>(
    before: Option<&Prints>,
    now: &'p Parts,
    prints: &Prints,
) -> Vec<&'p (&'static str, String)> {
    let same = |print| before.is_some_and(|before| before.contains(print));
    now.iter().zip(prints).filter(|(_, print)| !same(print)).map(|(part, _)| part).collect()
}

/// One server-sent event with these parts; its id lets a browser that comes back say what it has.
pub(super) fn message(seq: i64, parts: &[&(&'static str, String)]) -> Bytes {
    let length: usize = parts.iter().map(|(_, html)| html.len() * 9 / 8 + 64).sum();
    let mut text = String::with_capacity(length);
    let _ = write!(text, "id: {seq}\nevent: parts\n");
    for (name, html) in parts {
        let _ = writeln!(text, "data: <template data-for=\"{name}\">");
        for line in html.lines() {
            text.push_str("data: ");
            text.push_str(line);
            text.push('\n');
        }
        text.push_str("data: </template>\n");
    }
    text.push('\n');
    Bytes::from(text)
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
        let sent = message(7, &changed(Some(&before), &now, &prints));
        let wanted = "id: 7\nevent: parts\ndata: <template data-for=\"board\">\ndata: <p>a</p>\ndata: \ndata: <p>b</p>\ndata: </template>\n\n";
        assert_eq!(sent, wanted);
        assert_eq!(changed(None, &now, &prints).len(), 2);
    }
}
