//! A session on its way: every step is the command that a request would have called, by the
//! person who would have made it.

use super::Scene;
use crate::ids::CharacterId;
use crate::{
    access::{Host, Seat},
    casting::command::{self as casting, Assigned, CastEverybody, HandedOut},
    edition::Edition,
    letters::command as letters,
    marks::command::{self as marks, Marks},
    participants::join::{self, Welcome},
    progress::command::{self as progress, Pressed},
    sessions::{self, form::OpeningForm},
    snapshot::{self, Snapshot, rows::Participant},
};
use chrono::{DateTime, Duration, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use lamplight_core::{
    error::AppError,
    people::{Member, Viewer, identity::DisplayName},
};
use lamplight_schema::stories::{stories, story_editions};
use std::sync::Arc;

/// What a host types to open a session.
pub(super) struct Opening {
    /// Who hosts.
    pub(super) host: &'static str,
    /// Of which story.
    pub(super) story: &'static str,
    /// For how many.
    pub(super) players: u32,
    /// `plays` or `knows`.
    pub(super) mode: &'static str,
    /// Where.
    pub(super) place: &'static str,
    /// When it is to begin.
    pub(super) start: Start,
}

/// When a session is to begin.
pub(super) enum Start {
    /// On the half hour before so many minutes ago.
    Ago(i64),
    /// At half past seven, so many days from now.
    In(i64),
}

impl Start {
    fn local(&self, zone: Tz, now: DateTime<Utc>) -> NaiveDateTime {
        let now = now.with_timezone(&zone).naive_local();
        match self {
            Self::Ago(minutes) => on_the_half_hour(now - Duration::minutes(*minutes)),
            Self::In(days) => {
                let half_past_seven = Duration::minutes(19 * 60 + 30);
                (now + Duration::days(*days)).date().and_time(NaiveTime::MIN) + half_past_seven
            }
        }
    }
}

/// See the module. People are called by their display names, characters by their keys.
pub(super) struct Table<'h, 'a> {
    pub(super) scene: &'h mut Scene<'a>,
    pub(super) host: Host,
    pub(super) edition: Arc<Edition>,
}

/// The demo itself is wrong, not the database.
pub(super) fn cannot(what: &str, why: impl std::fmt::Display) -> AppError {
    AppError::internal(format!("the demo: {what}: {why}"))
}

impl<'h, 'a> Table<'h, 'a> {
    /// Opens a session.
    pub(super) fn open(scene: &'h mut Scene<'a>, opening: &Opening) -> Result<Self, AppError> {
        let host = scene.member(opening.host)?;
        let edition = edition(scene, opening.story)?;
        let (zone, now) = (host.zone(), scene.area.core.clock.now());
        let form = OpeningForm {
            players: opening.players.to_string(),
            mode: opening.mode.to_owned(),
            place: opening.place.to_owned(),
            starts_at: opening.start.local(zone, now).format("%Y-%m-%dT%H:%M").to_string(),
        };
        let plan =
            form.parse(&edition, zone, now).map_err(|why| cannot("opening", format!("{why:?}")))?;
        let host = Member { viewer: host };
        let session = sessions::command::open(scene.db, &host, &edition, &plan, now)?;
        Ok(Self { scene, host: Host { viewer: host.viewer, session, version: 0 }, edition })
    }

    /// How it stands.
    pub(super) fn snapshot(&mut self) -> Result<Snapshot, AppError> {
        snapshot::load(self.scene.db, self.scene.area, self.host.session)
    }

    /// Members come in with the code; called by their usernames.
    pub(super) fn members(&mut self, usernames: &[&str]) -> Result<(), AppError> {
        for username in usernames {
            let viewer = self.scene.member(username)?;
            let name = viewer.display_name.clone();
            self.come_in(Some(&viewer), &name)?;
        }
        Ok(())
    }

    /// Guests come in with the code.
    pub(super) fn guests(&mut self, names: &[&str]) -> Result<(), AppError> {
        names.iter().try_for_each(|name| self.come_in(None, name))
    }

    fn come_in(&mut self, viewer: Option<&Viewer>, name: &str) -> Result<(), AppError> {
        let session = self.snapshot()?.session.clone();
        let display = DisplayName::parse(name).map_err(|why| cannot(name, why))?;
        let Scene { db, area, request, .. } = &mut *self.scene;
        match join::join(db, area, request, viewer, (&session, ""), &display)? {
            Welcome::In(..) => Ok(()),
            other => Err(cannot(name, format!("{other:?}"))),
        }
    }

    /// Somebody says whom they would like to play.
    pub(super) fn wish(&mut self, name: &str, character: &str) -> Result<(), AppError> {
        let (seat, wish) = (self.seat_of(name)?, self.character(character)?);
        casting::wish(self.scene.db, self.scene.area, &seat, Some(wish))
    }

    /// The host gives out these parts, and leaves the rest to Lamplight.
    pub(super) fn cast(&mut self, assignments: &[(&str, &str)]) -> Result<(), AppError> {
        for (character, name) in assignments {
            let (id, participant) =
                (self.character(character)?, self.seat_of(name)?.participant.id);
            let Scene { db, area, .. } = &mut *self.scene;
            match casting::assign(db, area, &self.host, id, Some(participant))? {
                Assigned::Done => {}
                refused => return Err(cannot(character, format!("{refused:?}"))),
            }
        }
        let Scene { db, area, .. } = &mut *self.scene;
        match casting::everybody(db, area, &self.host)? {
            CastEverybody::Done => Ok(()),
            refused => Err(cannot("casting", format!("{refused:?}"))),
        }
    }

    /// The host hands out the parts.
    pub(super) fn hand_out(&mut self) -> Result<(), AppError> {
        let Scene { db, area, .. } = &mut *self.scene;
        match casting::hand_out(db, area, &self.host)? {
            HandedOut::Done => Ok(()),
            refused => Err(cannot("handing out", format!("{refused:?}"))),
        }
    }

    /// Everybody opens the letter of this round (0: who they are) and looks at their clues, but for
    /// these people.
    pub(super) fn read(&mut self, round: usize, but: &[&str]) -> Result<(), AppError> {
        let snapshot = self.snapshot()?;
        let readers = snapshot.players().filter(|it| !but.contains(&it.display_name.as_str()));
        for participant in readers {
            let seat = self.seat(participant)?;
            letters::open(self.scene.db, self.scene.area, &seat, round)?;
            let own = snapshot.assignment_of(participant.id);
            let list = snapshot.clue_list(participant, own);
            let seen = list.clues.into_iter().map(|clue| clue.card.id).collect();
            let seen = Marks { seen, important: Vec::new(), plain: Vec::new(), until: None };
            marks::mark(self.scene.db, self.scene.area, &seat, &seen)?;
        }
        Ok(())
    }

    /// The host presses the one button until this holds; so many minutes pass at each press.
    pub(super) fn press_until(
        &mut self,
        minutes: i32,
        holds: impl Fn(&Snapshot) -> bool,
    ) -> Result<(), AppError> {
        loop {
            let snapshot = self.snapshot()?;
            if holds(&snapshot) {
                return Ok(());
            }
            let Scene { db, area, .. } = &mut *self.scene;
            match progress::press(db, area, &self.host, snapshot.position(), true)? {
                Pressed::MovedOn => self.pass(minutes)?,
                other => return Err(cannot("pressing", format!("{other:?}"))),
            }
        }
    }

    /// Something only the host can do.
    pub(super) fn host<T>(
        &mut self,
        act: impl FnOnce(&mut lamplight_core::db::Db, &crate::Mysteries, &Host) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let Scene { db, area, .. } = &mut *self.scene;
        act(db, area, &self.host)
    }

    /// The id of a character.
    pub(super) fn character(&self, key: &str) -> Result<CharacterId, AppError> {
        let place = self.edition.character_of_key(key);
        let id = place.map(|place| self.edition.character_ids[place].into());
        id.ok_or_else(|| cannot(key, "there is no such character"))
    }

    /// Somebody's seat.
    pub(super) fn seat_of(&mut self, name: &str) -> Result<Seat, AppError> {
        let snapshot = self.snapshot()?;
        let participant = snapshot.present().find(|it| it.display_name == name);
        self.seat(participant.ok_or_else(|| cannot(name, "is not there"))?)
    }

    /// The seat of whoever plays a character.
    pub(super) fn seat_as(&mut self, character: &str) -> Result<Seat, AppError> {
        let snapshot = self.snapshot()?;
        let place = self.edition.character_of_key(character);
        let assignment =
            snapshot.assignments.iter().find(|assignment| Some(assignment.character) == place);
        let participant = assignment.and_then(|assignment| snapshot.player(assignment));
        self.seat(participant.ok_or_else(|| cannot(character, "is not played"))?)
    }

    fn seat(&mut self, participant: &Participant) -> Result<Seat, AppError> {
        let viewer = lamplight_core::people::viewer::of_user(self.scene.db, participant.user_id)?;
        Ok(Seat {
            viewer,
            session: self.host.session,
            participant: participant.clone(),
            version: 0,
        })
    }
}

fn on_the_half_hour(time: NaiveDateTime) -> NaiveDateTime {
    let beyond = time.and_utc().timestamp().rem_euclid(30 * 60);
    time - Duration::seconds(beyond)
}

fn edition(scene: &mut Scene<'_>, slug: &str) -> Result<Arc<Edition>, AppError> {
    let id = story_editions::table
        .inner_join(stories::table)
        .filter(stories::slug.eq(slug))
        .order(story_editions::number.desc())
        .select(story_editions::id)
        .first(scene.db)?;
    scene.area.editions.get(scene.db, id)
}
