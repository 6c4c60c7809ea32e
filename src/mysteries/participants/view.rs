//! Who is there, as everybody and the host see it.

use crate::ids::{CharacterId, ParticipantId};
use crate::{
    faces::{Neighbour, portrait_of},
    snapshot::{Assignment, Snapshot, rows::Participant},
};

/// Everybody at the table.
#[derive(Debug, Clone)]
pub struct Company {
    /// The played characters, and the absent who are spoken of.
    pub characters: Vec<Neighbour>,
    /// People who are here and have no character yet.
    pub waiting: Vec<Neighbour>,
    /// How many are at the table.
    pub here: usize,
    /// How many seats there are.
    pub seats: usize,
}

impl Company {
    /// The characters of those who play.
    pub fn at_the_table(&self) -> impl Iterator<Item = &Neighbour> {
        self.characters.iter().filter(|it| it.absence.is_none())
    }

    /// The absent who are spoken of.
    pub fn not_at_the_table(&self) -> impl Iterator<Item = &Neighbour> {
        self.characters.iter().filter(|it| it.absence.is_some())
    }
}

/// The people the host may have to do something about.
#[derive(Debug, Clone)]
pub struct GuestsView {
    /// People without a character; in the lobby, everybody.
    pub waiting: Vec<Guest>,
    /// Whom the host has taken out: id and name.
    pub taken_out: Vec<(ParticipantId, String)>,
    /// How many seats are taken.
    pub taken: usize,
    /// Of how many.
    pub of: usize,
}

/// Somebody in the lobby.
#[derive(Debug, Clone)]
pub struct Guest {
    /// The participant.
    pub id: ParticipantId,
    /// Their name.
    pub name: String,
    /// Their picture.
    pub portrait: String,
    /// Whom they wish to play.
    pub wish: Option<String>,
    /// Their phone is here.
    pub here: bool,
    /// The host's own seat.
    pub is_host: bool,
}

impl Snapshot {
    /// Everybody at the table, as all see it.
    pub fn company(&self) -> Company {
        Company {
            characters: self.played_characters(),
            waiting: self.waiting(),
            here: self.present().count(),
            seats: usize::try_from(self.session.seats).unwrap_or_default(),
        }
    }

    /// The same as whoever plays `own` sees it: who looks is here.
    pub fn company_around(&self, own: Option<&Assignment>) -> Company {
        let mut company = self.company();
        if let Some(own) = own {
            let oneself = company.characters.iter_mut().find(|it| it.part == Some(own.row.id));
            oneself.into_iter().for_each(|it| it.here = true);
        }
        company
    }

    /// The people the host may have to do something about.
    pub fn guests_view(&self) -> GuestsView {
        GuestsView {
            waiting: self.guests().map(|participant| self.guest(participant)).collect(),
            taken_out: self.taken_out(),
            taken: self.present().count(),
            of: usize::try_from(self.session.seats).unwrap_or_default(),
        }
    }

    fn guest(&self, participant: &Participant) -> Guest {
        let wish = |id: CharacterId| {
            self.edition.character_index(id.into()).map(|it| self.name(it).to_owned())
        };
        Guest {
            id: participant.id,
            name: participant.display_name.clone(),
            portrait: portrait_of(participant.user_id),
            wish: participant.wish_id.and_then(wish),
            here: self.is_here(participant),
            is_host: participant.user_id == self.session.host_id,
        }
    }

    /// Those whom the host has taken out: id and name.
    fn taken_out(&self) -> Vec<(ParticipantId, String)> {
        let out = self.rows.participants.iter().filter(|participant| participant.removed);
        out.map(|participant| (participant.id, participant.display_name.clone())).collect()
    }

    /// People without a character they know of.
    fn waiting(&self) -> Vec<Neighbour> {
        let told = self.session.parts_sent_at.is_some();
        let participants = self
            .present()
            .filter(|participant| !told || self.assignment_of(participant.id).is_none());
        let neighbours = participants.map(|participant| Neighbour {
            name: participant.display_name.clone(),
            tagline: String::new(),
            portrait: portrait_of(participant.user_id),
            player: None,
            part: None,
            here: self.is_here(participant),
            absence: None,
        });
        neighbours.collect()
    }
}
