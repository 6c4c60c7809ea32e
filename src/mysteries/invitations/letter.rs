//! The mail that invites somebody.

use super::form::Guest;
use crate::{Mysteries, access::Host, links, snapshot::rows::Session};
use askama::Template;
use chrono::{DateTime, Duration, Utc};
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

/// What it says.
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
    let zone: Tz = session.time_zone.parse().unwrap_or(Tz::UTC);
    let at = |time: DateTime<Utc>| {
        time.with_timezone(&zone).format("%A, %-d %B %Y, %H:%M %Z").to_string()
    };
    let invitation = Invitation {
        name: &guest.name,
        host: &host.viewer.display_name,
        title: &session.title,
        when: session.starts_at.map(at),
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
    let minutes = area.editions.get(db, session.edition_id)?.story.duration_minutes;
    Ok(match event(area, session, &invitation, minutes) {
        Some(file) => letter.with_calendar(file),
        None => letter,
    })
}

/// Something for the calendar, if it is known when. It asks for no answer, and carries the link
/// without the token: calendars are shared.
fn event(
    area: &Mysteries,
    session: &Session,
    invitation: &Invitation<'_>,
    minutes: u32,
) -> Option<CalendarFile> {
    let starts = session.starts_at?;
    let now = area.core.clock.now();
    let link = links::join(area, &session.session_code);
    let event = Event {
        uid: format!("{}@lamplight", session.id),
        // Grows with every mail: what comes later holds.
        sequence: u32::try_from((now - session.created_at).num_seconds()).unwrap_or_default(),
        stamp: now,
        starts,
        ends: starts + Duration::minutes(i64::from(minutes)),
        summary: session.title.clone(),
        location: session.place.clone().unwrap_or_default(),
        description: format!(
            "{} hosts. Come in with the code {}: {link}",
            invitation.host, invitation.code
        ),
        url: link.parse().ok(),
        organizer: None,
        attendee: None,
    };
    Some(event.file(Method::Publish))
}
