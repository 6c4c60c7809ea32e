//! Who is there, as everybody and the host see it.

use crate::ids::{CharacterId, ParticipantId};
use crate::{
    evening::{Evening, rows::Person},
    faces::{Neighbour, portrait_of},
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

impl Evening {
    /// Everybody at the table, as all see it.
    pub fn company(&self) -> Company {
        Company {
            characters: self.played_characters(),
            waiting: self.waiting(),
            here: self.present().count(),
            seats: usize::try_from(self.session.seats).unwrap_or_default(),
        }
    }

    /// The people the host may have to do something about.
    pub fn guests_view(&self) -> GuestsView {
        GuestsView {
            waiting: self.guests().map(|person| self.guest(person)).collect(),
            taken_out: self.taken_out(),
            taken: self.present().count(),
            of: usize::try_from(self.session.seats).unwrap_or_default(),
        }
    }

    fn guest(&self, person: &Person) -> Guest {
        let wish = |id: CharacterId| {
            self.edition.character_index(id.into()).map(|it| self.name(it).to_owned())
        };
        Guest {
            id: person.id,
            name: person.display_name.clone(),
            portrait: portrait_of(person.user_id),
            wish: person.wish_id.and_then(wish),
            here: self.is_here(person),
            is_host: person.user_id == self.session.host_id,
        }
    }

    /// Those whom the host has taken out: id and name.
    fn taken_out(&self) -> Vec<(ParticipantId, String)> {
        let out = self.people.iter().filter(|person| person.removed);
        out.map(|person| (person.id, person.display_name.clone())).collect()
    }

    /// People without a character they know of.
    fn waiting(&self) -> Vec<Neighbour> {
        let told = self.session.parts_sent_at.is_some();
        let people = self.present().filter(|person| !told || self.part_of(person.id).is_none());
        let neighbours = people.map(|person| Neighbour {
            name: person.display_name.clone(),
            tagline: String::new(),
            portrait: portrait_of(person.user_id),
            player: None,
            here: self.is_here(person),
            absence: None,
        });
        neighbours.collect()
    }
}
