//! What each audience is sent: the parts of its page, rendered once.

use super::hub::Topic;
use crate::{
    app::App,
    error::AppError,
    mysteries::{
        evening::{self, Evening},
        hosting::pages as hosting,
        playing::pages as playing,
        screen,
    },
};
use bytes::Bytes;
use std::fmt::Write;
use uuid::Uuid;

/// The parts of a page by the id of their element.
pub(in crate::mysteries) type Parts = Vec<(&'static str, String)>;

/// An evening read outside of a request. The connection goes back before anything is rendered.
pub(super) fn read(app: &App, evening: Uuid) -> Result<Evening, AppError> {
    app.pool.with(|db| evening::load(db, &app.editions, evening))
}

/// The evening's parts for each of these audiences, from one reading; with the number of the last
/// event that is in them.
pub(super) fn topics(
    app: &App,
    evening: &Evening,
    topics: &[Topic],
) -> Result<(i64, Vec<(Topic, Parts)>), AppError> {
    let rendered = topics.iter().filter_map(|topic| match parts(app, evening, *topic) {
        Ok(parts) => Some(Ok((*topic, parts?))),
        Err(error) => Some(Err(AppError::internal(error))),
    });
    let rendered: Result<Vec<_>, AppError> = rendered.collect();
    Ok((evening.session.event_seq, rendered?))
}

/// The parts for one audience; none for a seat that is not there.
fn parts(app: &App, evening: &Evening, topic: Topic) -> Result<Option<Parts>, askama::Error> {
    match topic {
        Topic::Everyone => playing::shared_parts(&evening.table()).map(Some),
        Topic::Screen => screen::parts(app, evening).map(Some),
        Topic::Host => hosting::parts(evening).map(Some),
        Topic::Seat(participant) => {
            match evening.person(participant).filter(|person| person.left_at.is_none()) {
                Some(person) => playing::own_parts(&evening.seat(person)).map(Some),
                None => Ok(None),
            }
        }
    }
}

/// The parts that differ from what was sent before.
pub(super) fn changed<'p>(
    before: Option<&Parts>,
    now: &'p Parts,
) -> Vec<&'p (&'static str, String)> {
    let same = |part: &(&'static str, String)| before.is_some_and(|before| before.contains(part));
    now.iter().filter(|part| !same(part)).collect()
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
        let sent = message(7, &changed(Some(&before), &now));
        let wanted = "id: 7\nevent: parts\ndata: <template data-for=\"board\">\ndata: <p>a</p>\ndata: \ndata: <p>b</p>\ndata: </template>\n\n";
        assert_eq!(sent, wanted);
        assert_eq!(changed(None, &now).len(), 2);
    }
}
