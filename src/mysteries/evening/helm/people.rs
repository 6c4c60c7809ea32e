//! The seats, the guests and the casting as the host sees them.

use super::{Guest, PartLine, SeatLine};
use crate::evening::{
    Evening, Part,
    reveal::portrait_of,
    rows::{Person, Phase},
};
use uuid::Uuid;

impl Evening {
    pub(super) fn seat_line(&self, part: &Part) -> SeatLine {
        let player = self.player(part);
        let round = self.session.letters_dealt();
        let (done, wants) = self.score(part);
        SeatLine {
            participant: player.map(|person| person.id),
            player: player.map_or_else(String::new, |person| person.display_name.clone()),
            is_host: player.is_some_and(|person| person.user_id == self.session.host_id),
            character: self.name(part.character).to_owned(),
            portrait: self.edition.portrait(part.character),
            part_read: part.row.briefing_read_at,
            has_letter: round > 0 && self.edition.html.letters[round - 1][part.character].is_some(),
            letter_read: (round > 0).then(|| self.opened_at(part, round)).flatten(),
            done,
            wants,
            here: player.is_some_and(|person| self.is_here(person)),
            away_minutes: player.map_or(0, |person| (self.now - person.last_seen_at).num_minutes()),
            accused: player.is_some_and(|person| self.has_accused(person.id)),
        }
    }

    pub(super) fn guests(&self) -> Vec<Guest> {
        let wish = |id: Uuid| self.edition.character_index(id).map(|it| self.name(it).to_owned());
        let guests = self.present().filter(|person| {
            self.part_of(person.id).is_none() || self.session.phase() == Phase::Lobby
        });
        let guests = guests.map(|person| Guest {
            id: person.id,
            name: person.display_name.clone(),
            portrait: portrait_of(person.user_id),
            wish: person.wish_id.and_then(wish),
            here: self.is_here(person),
            is_host: person.user_id == self.session.host_id,
        });
        guests.collect()
    }

    /// Those whom the host has taken out: id and name.
    pub(super) fn taken_out(&self) -> Vec<(Uuid, String)> {
        let out = self.people.iter().filter(|person| person.removed);
        out.map(|person| (person.id, person.display_name.clone())).collect()
    }

    /// The characters of the table with whoever could play them; during the evening, the empty
    /// seats only.
    pub(super) fn part_lines(&self) -> Vec<PartLine> {
        let story = &self.edition.story;
        let lobby = self.session.phase() == Phase::Lobby;
        let table = self.configuration();
        let lines = story.characters.iter().enumerate().filter_map(|(index, it)| {
            let id = self.edition.character_ids[index];
            let part = self.parts.iter().find(|part| part.character == index);
            let participant = part.and_then(|part| part.row.participant_id);
            let listed = if lobby {
                table.is_none_or(|table| table.characters.contains(&it.key))
            } else {
                part.is_some() && participant.is_none()
            };
            let free = |person: &&Person| lobby || self.part_of(person.id).is_none();
            let choices = self.present().filter(free).map(|person| {
                (person.id, person.display_name.clone(), participant == Some(person.id))
            });
            listed.then(|| PartLine {
                id,
                name: it.name.clone(),
                tagline: it.tagline.clone(),
                portrait: self.edition.portrait(index),
                primary: it.is_primary_character,
                participant,
                choices: choices.collect(),
            })
        });
        lines.collect()
    }
}
