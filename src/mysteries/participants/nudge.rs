//! What is missing of somebody, and reminding them of it: a nudge shows on their own page.

use crate::{
    Mysteries,
    access::Host,
    change,
    ids::ParticipantId,
    snapshot::{
        Snapshot,
        rows::{Participant, Phase},
    },
};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError, web::ui};
use lamplight_schema::evenings::mystery_participants as p;

/// Nobody is nudged more often.
const NOT_BEFORE: Duration = Duration::minutes(1);
/// A nudge is shown for so long, unless it was heard.
const SHOWN: Duration = Duration::minutes(3);

/// Something that somebody has still to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// They have not read who they are.
    Part,
    /// They have not opened the letter of this round.
    Letter(String),
    /// They have not said who did it.
    Ballot,
}

impl Missing {
    /// As the host is told.
    pub fn of_them(&self) -> String {
        match self {
            Self::Part => "Has not read who they are.".to_owned(),
            Self::Letter(round) => format!("Has not opened the letter of “{round}”."),
            Self::Ballot => "Has handed in no ballot.".to_owned(),
        }
    }

    /// As they are told themselves.
    pub fn of_you(&self) -> String {
        match self {
            Self::Part => "Read who you are.".to_owned(),
            Self::Letter(round) => format!("Open your letter, “{round}”."),
            Self::Ballot => "Hand in your ballot.".to_owned(),
        }
    }
}

/// What is missing of somebody, as the host is told: letters in one sentence.
fn in_sentences(missing: &[Missing]) -> Vec<String> {
    let letters = missing.iter().filter(|it| matches!(it, Missing::Letter(_))).count();
    match (letters, missing.last()) {
        (2.., Some(Missing::Letter(last))) => {
            let others = missing.iter().filter(|it| !matches!(it, Missing::Letter(_)));
            let letters =
                format!("Has not opened {} letters, the last “{last}”.", ui::word(letters));
            others.map(Missing::of_them).chain([letters]).collect()
        }
        _ => missing.iter().map(Missing::of_them).collect(),
    }
}

/// Somebody of whom something is missing, or whose phone is away.
#[derive(Debug, Clone)]
pub struct Need {
    /// Who.
    pub id: ParticipantId,
    /// Their name.
    pub player: String,
    /// Whom they play.
    pub character: String,
    /// Their picture.
    pub portrait: String,
    /// What they have still to do, in sentences.
    pub missing: Vec<String>,
    /// Their phone is away, for so many minutes.
    pub away: Option<i64>,
    /// When they were last nudged.
    pub nudged_at: Option<DateTime<Utc>>,
    /// They can be nudged now.
    pub can_be_nudged: bool,
}

impl Snapshot {
    /// Of whom something is missing, and whose phones are away. The host knows of themselves; and in
    /// the dark nobody can do anything.
    pub fn needs(&self) -> Vec<Need> {
        if self.session.is_over() || self.dark_until().is_some() {
            return Vec::new();
        }
        let guests = self.players().filter(|it| it.user_id != self.session.host_id);
        guests.filter_map(|participant| self.need(participant)).collect()
    }

    fn need(&self, participant: &Participant) -> Option<Need> {
        let part = self.assignment_of(participant.id)?;
        let missing = self.missing(participant);
        let away = (!self.is_here(participant))
            .then(|| (self.now - participant.last_seen_at).num_minutes());
        if missing.is_empty() && away.is_none() {
            return None;
        }
        let lately = participant.nudged_at.filter(|at| self.now - *at < NOT_BEFORE);
        Some(Need {
            id: participant.id,
            player: participant.display_name.clone(),
            character: self.name(part.character).to_owned(),
            portrait: self.edition.portrait(part.character),
            can_be_nudged: !missing.is_empty() && lately.is_none(),
            nudged_at: participant.nudged_at,
            missing: in_sentences(&missing),
            away,
        })
    }

    /// What somebody who plays has still to do now.
    fn missing(&self, participant: &Participant) -> Vec<Missing> {
        let handed_out = |part: &&crate::snapshot::Assignment| part.row.role_briefing_sent;
        let Some(part) = self.assignment_of(participant.id).filter(handed_out) else {
            return Vec::new();
        };
        match self.session.phase {
            Phase::Lobby | Phase::Round => {
                let letters = (1..=self.session.letters_dealt()).filter(|round| {
                    self.edition.html.letters[round - 1][part.character].is_some()
                        && self.opened_at(part, *round).is_none()
                });
                let name = |round: usize| self.edition.story.rounds[round - 1].name.clone();
                let unread = part.row.briefing_read_at.is_none().then_some(Missing::Part);
                unread.into_iter().chain(letters.map(|it| Missing::Letter(name(it)))).collect()
            }
            Phase::Accusation if !self.has_accused(participant.id) => vec![Missing::Ballot],
            Phase::Accusation | Phase::Reveal | Phase::After => Vec::new(),
        }
    }

    /// What somebody is reminded of, if the host has done so lately and it is still missing.
    pub fn nudge(&self, participant: &Participant) -> Option<String> {
        participant.nudged_at.filter(|at| self.now - *at < SHOWN && !self.session.is_over())?;
        self.missing(participant).first().map(Missing::of_you)
    }
}

/// Reminds `who`, or everybody, of what is missing; says who was reminded. Nobody is twice within a
/// minute.
///
/// # Errors
/// The database's.
pub fn nudge(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    who: Option<ParticipantId>,
) -> Result<Vec<String>, AppError> {
    change::run(db, area, host.session, |change| {
        let snapshot = change.snapshot()?;
        if let Some(who) = who {
            snapshot.participant(who).ok_or(AppError::NotFound)?;
        }
        let mut needs = snapshot.needs();
        needs.retain(|need| need.can_be_nudged && who.is_none_or(|who| who == need.id));
        let ids: Vec<ParticipantId> = needs.iter().map(|need| need.id).collect();
        if !ids.is_empty() {
            diesel::update(p::table.filter(p::id.eq_any(ids)))
                .set(p::nudged_at.eq(change.at))
                .execute(change.db)?;
        }
        Ok(needs.into_iter().map(|need| need.player).collect())
    })
}
