//! What everybody at the table may see, and a stranger who looks at the television too.

use super::{
    Evening,
    clues::Card,
    reveal::{Ballot, Slide, portrait_of},
    rows::{Phase, Standing},
};
use chrono::{DateTime, Utc};
use lamplight_core::web::ui::Html;

/// See the module. One for all who look.
#[derive(Debug, Clone)]
pub struct TableView {
    /// The evening's title.
    pub title: String,
    /// Where it is.
    pub at: Standing,
    /// The number of the round, from 1, and how many there are.
    pub round: usize,
    /// How many rounds the story has.
    pub rounds: usize,
    /// The round's name.
    pub round_name: String,
    /// The round's text, once its letters are dealt.
    pub round_text: Option<Html>,
    /// When the round's time is up, if the clock runs.
    pub ends_at: Option<DateTime<Utc>>,
    /// Seconds left when it was read.
    pub seconds_left: Option<i64>,
    /// The host has stopped the clock.
    pub paused: bool,
    /// Until when the phones are dark.
    pub dark_until: Option<DateTime<Utc>>,
    /// What hangs on the board.
    pub board: Vec<Card>,
    /// The company: played characters, and the absent who are spoken of.
    pub company: Vec<Neighbour>,
    /// People who are here and have no part yet.
    pub waiting: Vec<Neighbour>,
    /// How many are at the table.
    pub here: usize,
    /// How many seats there are.
    pub seats: usize,
    /// When it starts.
    pub starts_at: Option<DateTime<Utc>>,
    /// Where.
    pub place: Option<String>,
    /// How many ballots are in, of how many.
    pub accused: usize,
    /// How many there are to come.
    pub voters: usize,
    /// The screen of the reveal, its number and how many there are.
    pub slide: Option<Slide>,
    /// Its number.
    pub slide_number: usize,
    /// Of how many.
    pub slides: usize,
    /// The ballots, from the verdict on.
    pub ballots: Vec<Ballot>,
    /// The evening's time zone: one rendering serves readers everywhere.
    pub zone: chrono_tz::Tz,
    /// Where the recap is.
    pub recap: String,
}

/// Somebody at the table.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// The character, or the person who has none yet.
    pub name: String,
    /// The line beside the picture.
    pub tagline: String,
    /// The picture's address.
    pub portrait: String,
    /// Who plays.
    pub player: Option<String>,
    /// Their phone is here.
    pub here: bool,
    /// What is said of somebody whom nobody plays.
    pub absence: Option<Html>,
}

impl TableView {
    /// Whole minutes left, for pages without a script.
    pub fn minutes_left(&self) -> Option<i64> {
        self.seconds_left.map(|seconds| (seconds.max(0) + 59) / 60)
    }

    /// How many named a culprit.
    pub fn right(&self) -> usize {
        self.ballots.iter().filter(|ballot| ballot.right).count()
    }

    /// How many still have their seat to take.
    pub fn free_seats(&self) -> usize {
        self.seats.saturating_sub(self.here)
    }
}

impl Evening {
    /// What everybody may see.
    pub fn table(&self) -> TableView {
        let story = &self.edition.story;
        let round = self.session.round_index().filter(|_| self.session.phase() == Phase::Round);
        let dealt = round.filter(|index| *index < self.session.letters_dealt());
        let (slide_number, slide) =
            self.slide().map_or((0, None), |(number, slide)| (number, Some(slide)));
        let slides = if self.session.phase() == Phase::Reveal { self.slides().len() } else { 0 };
        // The verdict and the ending are the last two: from there on the ballots lie open.
        let told =
            self.session.phase() == Phase::After || (slides > 0 && slide_number + 1 >= slides);
        TableView {
            title: self.session.title.clone(),
            at: self.session.standing(),
            round: round.map_or(0, |index| index + 1),
            rounds: story.rounds.len(),
            round_name: round
                .and_then(|index| story.rounds.get(index))
                .map_or_else(String::new, |it| it.name.clone()),
            round_text: dealt.and_then(|index| self.edition.html.rounds.get(index)).cloned(),
            ends_at: self.session.timer_ends_at,
            seconds_left: self.seconds_left(),
            paused: self.session.timer_left_seconds.is_some(),
            dark_until: self.dark_until(),
            board: self.board(),
            company: self.company(),
            waiting: self.waiting(),
            here: self.present().count(),
            seats: usize::try_from(self.session.seats).unwrap_or_default(),
            starts_at: self.session.starts_at,
            place: self.session.place.clone(),
            accused: self.voters().filter(|person| self.has_accused(person.id)).count(),
            voters: self.voters().count(),
            slide,
            slide_number,
            slides,
            zone: self.zone(),
            recap: format!("/recap/{}", self.session.id),
            ballots: if told { self.ballots() } else { Vec::new() },
        }
    }

    /// The characters of the evening, once the parts are handed out, and the absent.
    fn company(&self) -> Vec<Neighbour> {
        if self.session.parts_sent_at.is_none() {
            return Vec::new();
        }
        let story = &self.edition.story;
        let neighbours = story.characters.iter().enumerate().filter_map(|(index, character)| {
            let part = self.parts.iter().find(|part| part.character == index);
            let player = part.and_then(|part| self.player(part));
            let absence = self.edition.html.absences[index].clone();
            // Whom nobody plays and nobody speaks of does not exist in this evening.
            if part.is_none() && absence.is_none() {
                return None;
            }
            Some(Neighbour {
                name: character.name.clone(),
                tagline: character.tagline.clone(),
                portrait: self.edition.portrait(index),
                here: player.is_some_and(|person| self.is_here(person)),
                player: player.map(|person| person.display_name.clone()),
                absence: if part.is_none() { absence } else { None },
            })
        });
        neighbours.collect()
    }

    /// People without a part they know of.
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
