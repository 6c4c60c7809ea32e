//! How to look around.

use crate::Mysteries;
use crate::{
    ids::SessionId,
    links,
    snapshot::{
        self, Snapshot,
        rows::{Participant, Phase},
    },
};
use diesel::prelude::*;
use lamplight_core::{area::Demo, db::Db, error::AppError, people::Viewer};
use lamplight_schema::{accounts::users, evenings::mystery_sessions as s};
use std::{collections::HashMap, fmt::Write};
use uuid::Uuid;

/// A session and its host's username.
type Hosted = (Snapshot, String);

/// The guide, as the sessions stand now.
pub(super) fn write(area: &Mysteries, demo: &mut Demo<'_>) -> Result<String, AppError> {
    let sessions = sessions(area, demo)?;
    let mut text = String::new();
    write_in(&mut text, demo.db, area, &sessions).map_err(AppError::internal)?;
    Ok(text)
}

fn write_in(
    text: &mut String,
    db: &mut Db,
    area: &Mysteries,
    sessions: &[Hosted],
) -> Result<(), Box<dyn std::error::Error>> {
    writeln!(text, "The evenings, who hosts each, and its console:")?;
    for (snapshot, host) in sessions {
        let console = area.core.link(&links::console(snapshot.session.id));
        writeln!(text, "  {:<22} {host:<7} {console}", state(snapshot))?;
    }
    writeln!(text, "\nWithout signing in, best in a private window:")?;
    let mut link = |what: String, link: String| writeln!(text, "  {what:<30} {link}");
    if let Some((snapshot, _)) = sessions.iter().find(|(it, host)| is_round_two(it, host)) {
        if let Some(guest) = a_guest(db, snapshot)? {
            link(format!("{}’s seat in round two", guest.display_name), links::seat(area, guest))?;
        }
        link("The television in round two".to_owned(), links::screen(area, &snapshot.session))?;
    }
    if let Some((snapshot, _)) = sessions.iter().find(|(it, _)| it.session.recap_shared) {
        link("The recap that is shared".to_owned(), links::shared_recap(area, &snapshot.session))?;
    }
    let open = sessions.iter().find(|(it, _)| state(it) == "guests are arriving");
    if let Some((snapshot, _)) = open {
        let code = &snapshot.session.session_code;
        link("A seat of your own".to_owned(), links::join(area, code))?;
    }
    Ok(())
}

/// All sessions, in the order in which one goes through them.
fn sessions(area: &Mysteries, demo: &mut Demo<'_>) -> Result<Vec<Hosted>, AppError> {
    let named = |it: &Viewer| Some((it.id, it.username.clone()?));
    let members: HashMap<Uuid, String> = demo.members.iter().filter_map(named).collect();
    let db = &mut *demo.db;
    let hosted: Vec<(SessionId, Uuid)> = s::table
        .filter(s::host_id.eq_any(members.keys()))
        .order((s::created_at.desc(), s::id))
        .select((s::id, s::host_id))
        .load(db)?;
    let mut sessions = Vec::with_capacity(hosted.len());
    for (id, host) in hosted {
        sessions.push((snapshot::load(db, area, id)?, members[&host].clone()));
    }
    sessions.sort_by_key(|(it, _)| {
        (it.session.is_cancelled(), it.session.phase, it.present().count() > 0)
    });
    Ok(sessions)
}

fn state(snapshot: &Snapshot) -> &'static str {
    let session = &snapshot.session;
    if session.is_cancelled() {
        return "called off";
    }
    match session.phase {
        Phase::Lobby if session.parts_sent_at.is_some() => "the parts are out",
        Phase::Lobby if snapshot.present().next().is_some() => "guests are arriving",
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

fn is_round_two(snapshot: &Snapshot, host: &str) -> bool {
    host == "nora" && state(snapshot) == "round two"
}

/// Somebody at this table without an account, with a part.
fn a_guest<'e>(db: &mut Db, snapshot: &'e Snapshot) -> QueryResult<Option<&'e Participant>> {
    let seated: Vec<Uuid> = snapshot.players().map(|participant| participant.user_id).collect();
    let guests: Vec<Uuid> = users::table
        .filter(users::id.eq_any(seated))
        .filter(users::kind.eq("guest"))
        .select(users::id)
        .load(db)?;
    let is_guest = |participant: &&Participant| guests.contains(&participant.user_id);
    Ok(snapshot.players().find(is_guest))
}
