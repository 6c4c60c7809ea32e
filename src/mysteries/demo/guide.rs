//! How to look around.

use crate::Mysteries;
use crate::{
    evening::{
        self, Evening,
        rows::{Person, Phase},
    },
    links,
};
use diesel::prelude::*;
use lamplight_core::{area::Demo, db::Db, error::AppError, people::Viewer};
use lamplight_schema::{accounts::users, evenings::mystery_sessions as s};
use std::{collections::HashMap, fmt::Write};
use uuid::Uuid;

/// An evening and its host's username.
type Hosted = (Evening, String);

/// The guide, as the evenings stand now.
pub(super) fn write(area: &Mysteries, demo: &mut Demo<'_>) -> Result<String, AppError> {
    let evenings = evenings(area, demo)?;
    let mut text = String::new();
    write_in(&mut text, demo.db, area, &evenings).map_err(AppError::internal)?;
    Ok(text)
}

fn write_in(
    text: &mut String,
    db: &mut Db,
    area: &Mysteries,
    evenings: &[Hosted],
) -> Result<(), Box<dyn std::error::Error>> {
    writeln!(text, "The evenings, who hosts each, and its console:")?;
    for (evening, host) in evenings {
        let console = area.core.link(&links::console(evening.session.id));
        writeln!(text, "  {:<22} {host:<7} {console}", state(evening))?;
    }
    writeln!(text, "\nWithout signing in, best in a private window:")?;
    let mut link = |what: String, link: String| writeln!(text, "  {what:<30} {link}");
    if let Some((evening, _)) = evenings.iter().find(|(it, host)| is_round_two(it, host)) {
        if let Some(guest) = a_guest(db, evening)? {
            link(format!("{}’s seat in round two", guest.display_name), links::seat(area, guest))?;
        }
        link("The television in round two".to_owned(), links::screen(area, &evening.session))?;
    }
    if let Some((evening, _)) = evenings.iter().find(|(it, _)| it.session.recap_shared) {
        link("The recap that is shared".to_owned(), links::shared_recap(area, evening.session.id))?;
    }
    let open = evenings.iter().find(|(it, _)| state(it) == "guests are arriving");
    if let Some((evening, _)) = open {
        let code = &evening.session.session_code;
        link("A seat of your own".to_owned(), links::join(area, code))?;
    }
    Ok(())
}

/// All evenings, in the order in which one goes through them.
fn evenings(area: &Mysteries, demo: &mut Demo<'_>) -> Result<Vec<Hosted>, AppError> {
    let named = |it: &Viewer| Some((it.id, it.username.clone()?));
    let members: HashMap<Uuid, String> = demo.members.iter().filter_map(named).collect();
    let db = &mut *demo.db;
    let hosted: Vec<(Uuid, Uuid)> = s::table
        .filter(s::host_id.eq_any(members.keys()))
        .order((s::created_at.desc(), s::id))
        .select((s::id, s::host_id))
        .load(db)?;
    let mut evenings = Vec::with_capacity(hosted.len());
    for (id, host) in hosted {
        evenings.push((evening::load(db, area, id)?, members[&host].clone()));
    }
    evenings.sort_by_key(|(it, _)| {
        (it.session.is_cancelled(), it.session.phase, it.present().count() > 0)
    });
    Ok(evenings)
}

fn state(evening: &Evening) -> &'static str {
    let session = &evening.session;
    if session.is_cancelled() {
        return "called off";
    }
    match session.phase {
        Phase::Lobby if session.parts_sent_at.is_some() => "the parts are out",
        Phase::Lobby if evening.present().next().is_some() => "guests are arriving",
        Phase::Lobby => "nobody is here yet",
        Phase::Round if session.timer_left_seconds.is_some() => "the clock is stopped",
        Phase::Round if session.letters_dealt() == 0 => "it has just begun",
        Phase::Round if session.current_round == 1 => "round one",
        Phase::Round if session.current_round == 2 => "round two",
        Phase::Round => "a later round",
        Phase::Accusation => "the ballots are out",
        Phase::Reveal => "it is being told",
        Phase::After => "played",
    }
}

fn is_round_two(evening: &Evening, host: &str) -> bool {
    host == "nora" && state(evening) == "round two"
}

/// Somebody at this table without an account, with a part.
fn a_guest<'e>(db: &mut Db, evening: &'e Evening) -> QueryResult<Option<&'e Person>> {
    let seated: Vec<Uuid> = evening.voters().map(|person| person.user_id).collect();
    let guests: Vec<Uuid> = users::table
        .filter(users::id.eq_any(seated))
        .filter(users::kind.eq("guest"))
        .select(users::id)
        .load(db)?;
    let is_guest = |person: &&Person| guests.contains(&person.user_id);
    Ok(evening.voters().find(is_guest))
}
