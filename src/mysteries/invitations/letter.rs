//! The mail that invites somebody, and those that say that it is changed or called off.

use super::form::Guest;
use crate::{Mysteries, access::Host, links, snapshot::rows::Session};
use askama::Template;
use chrono::Duration;
use chrono_tz::Tz;
use lamplight_core::{
    db::Db,
    error::AppError,
    mail::{self, CalendarFile, Event, Letter, Method, Person},
    web::ui::Html,
};

#[derive(Template)]
#[template(path = "mail/invitation.txt")]
struct Text<'a> {
    invitation: &'a Invitation<'a>,
}

#[derive(Template)]
#[template(path = "mail/invitation.html")]
struct Page<'a> {
    invitation: &'a Invitation<'a>,
    qr: Html,
}

#[derive(Template)]
#[template(path = "mail/evening_called_off.txt")]
struct CalledOffText<'a> {
    evening: &'a CalledOff<'a>,
}

#[derive(Template)]
#[template(path = "mail/evening_called_off.html")]
struct CalledOffPage<'a> {
    evening: &'a CalledOff<'a>,
}

#[derive(Template)]
#[template(path = "mail/evening_changed.txt")]
struct ChangedText<'a> {
    evening: &'a Changed<'a>,
}

#[derive(Template)]
#[template(path = "mail/evening_changed.html")]
struct ChangedPage<'a> {
    evening: &'a Changed<'a>,
}

/// What the mail says that tells of a change.
struct Changed<'a> {
    name: &'a str,
    host: &'a str,
    title: &'a str,
    words: &'a str,
    when: Option<String>,
    place: Option<&'a str>,
    code: &'a str,
    link: String,
}

/// What the mail says that calls it off.
struct CalledOff<'a> {
    name: &'a str,
    host: &'a str,
    title: &'a str,
    when: Option<String>,
    place: Option<&'a str>,
}

/// What the mail says that invites.
struct Invitation<'a> {
    name: &'a str,
    host: &'a str,
    title: &'a str,
    when: Option<String>,
    place: Option<&'a str>,
    code: &'a str,
    link: String,
}

/// The mail for `guest`. `token` tells who comes in by its link.
pub(super) fn write(
    db: &mut Db,
    area: &Mysteries,
    (host, session): (&Host, &Session),
    guest: &Guest,
    token: &str,
) -> Result<Letter, AppError> {
    let invitation = Invitation {
        name: &guest.name,
        host: &host.viewer.display_name,
        title: &session.title,
        when: when(session),
        place: session.place.as_deref(),
        code: &session.session_code,
        link: area.core.link(&format!("/join/{}?invitation={token}", session.session_code)),
    };
    let subject = format!("{} invites you to {}", invitation.host, invitation.title);
    let to = Person { name: guest.name.clone(), address: guest.email.clone() };
    let qr = mail::qr(&invitation.link);
    let page = Page { invitation: &invitation, qr };
    let text = Text { invitation: &invitation };
    let letter = Letter::write("invitation", to, subject, &text, &page)?;
    let description = format!(
        "{} hosts. Come in with the code {}: {}",
        invitation.host,
        invitation.code,
        links::join(area, &session.session_code)
    );
    let file = event(db, area, session, description)?;
    Ok(with_calendar(letter, file.map(|event| event.file(Method::Publish))))
}

/// The mail that tells `guest`, who was invited, what has been changed, in `words`.
pub(super) fn change(
    db: &mut Db,
    area: &Mysteries,
    (host, session): (&Host, &Session),
    guest: &Guest,
    words: &str,
) -> Result<Letter, AppError> {
    let evening = Changed {
        name: &guest.name,
        host: &host.viewer.display_name,
        title: &session.title,
        words,
        when: when(session),
        place: session.place.as_deref(),
        code: &session.session_code,
        link: links::join(area, &session.session_code),
    };
    let subject = format!("Changed: {}", evening.title);
    let to = Person { name: guest.name.clone(), address: guest.email.clone() };
    let (text, page) = (ChangedText { evening: &evening }, ChangedPage { evening: &evening });
    let letter = Letter::write("evening_changed", to, subject, &text, &page)?;
    let description =
        format!("{} hosts. Come in with the code {}: {}", evening.host, evening.code, evening.link);
    let file = event(db, area, session, description)?;
    // Higher than that of an invitation that was sent within the same second.
    let later = |event: Event| Event { sequence: event.sequence + 1, ..event };
    Ok(with_calendar(letter, file.map(later).map(|event| event.file(Method::Publish))))
}

/// The mail that tells `guest`, who was invited, that there is no such evening any more.
pub(super) fn call_off(
    db: &mut Db,
    area: &Mysteries,
    (host, session): (&Host, &Session),
    guest: &Guest,
) -> Result<Letter, AppError> {
    let evening = CalledOff {
        name: &guest.name,
        host: &host.viewer.display_name,
        title: &session.title,
        when: when(session),
        place: session.place.as_deref(),
    };
    let subject = format!("Called off: {}", evening.title);
    let to = Person { name: guest.name.clone(), address: guest.email.clone() };
    let (text, page) = (CalledOffText { evening: &evening }, CalledOffPage { evening: &evening });
    let letter = Letter::write("evening_called_off", to, subject, &text, &page)?;
    let file = event(db, area, session, format!("{} has called it off.", evening.host))?;
    // Higher than that of any mail before, also of one that was sent within the same second.
    let last = |event: Event| Event { sequence: event.sequence + 2, ..event };
    Ok(with_calendar(letter, file.map(last).map(|event| event.file(Method::Cancel))))
}

fn with_calendar(letter: Letter, file: Option<CalendarFile>) -> Letter {
    match file {
        Some(file) => letter.with_calendar(file),
        None => letter,
    }
}

/// When the session is to begin, in its own time zone.
fn when(session: &Session) -> Option<String> {
    let zone: Tz = session.time_zone.parse().unwrap_or(Tz::UTC);
    let starts = session.starts_at?;
    Some(starts.with_timezone(&zone).format("%A, %-d %B %Y, %H:%M %Z").to_string())
}

/// Something for the calendar, if it is known when. It asks for no answer, and carries the link
/// without the token: calendars are shared.
fn event(
    db: &mut Db,
    area: &Mysteries,
    session: &Session,
    description: String,
) -> Result<Option<Event>, AppError> {
    let Some(starts) = session.starts_at else { return Ok(None) };
    let minutes = area.editions.get(db, session.edition_id)?.story.duration_minutes;
    let now = area.core.clock.now();
    Ok(Some(Event {
        uid: format!("{}@lamplight", session.id),
        // Grows with every mail: what comes later holds.
        sequence: u32::try_from((now - session.created_at).num_seconds()).unwrap_or_default(),
        stamp: now,
        starts,
        ends: starts + Duration::minutes(i64::from(minutes)),
        summary: session.title.clone(),
        location: session.place.clone().unwrap_or_default(),
        description,
        url: links::join(area, &session.session_code).parse().ok(),
        organizer: None,
        attendee: None,
    }))
}
