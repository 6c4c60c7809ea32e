//! What one seat may see: its own part, letters and hand, and nobody else's.

use super::{
    Evening, Part,
    clues::Card,
    rows::{Person, Phase, Standing},
};
use chrono::{DateTime, Utc};
use lamplight_core::web::ui::Html;
use uuid::Uuid;

/// See the module. Rendered for one pair of eyes.
#[derive(Debug, Clone)]
pub struct SeatView {
    /// The evening.
    pub session_id: Uuid,
    /// The evening's code.
    pub code: String,
    /// The person's own name.
    pub player: String,
    /// Their part, once it was handed out.
    pub part: Option<PartView>,
    /// The story's characters a guest may wish for while nothing is decided.
    pub wishes: Vec<Wish>,
    /// The letters: those to open in their order, then the opened ones, newest first.
    pub envelopes: Vec<Envelope>,
    /// What they want, by letter that they have opened.
    pub wants: Vec<Want>,
    /// What they hold.
    pub hand: Vec<Card>,
    /// What others showed them.
    pub shown: Vec<Card>,
    /// To whom they can show or give something.
    pub others: Vec<Other>,
    /// The ballot, while the ballots are out.
    pub ballot: Option<BallotPaper>,
    /// The next round's name is not said; only that it is sealed.
    pub more_rounds: bool,
    /// Where the evening stands.
    pub at: Standing,
    /// It is dark.
    pub dark: bool,
    /// The evening's time zone.
    pub zone: chrono_tz::Tz,
}

/// The seat's own character.
#[derive(Debug, Clone)]
pub struct PartView {
    /// The whole name.
    pub name: String,
    /// The line beside the picture.
    pub tagline: String,
    /// Public.
    pub description: Html,
    /// What to wear.
    pub costume_hint: String,
    /// The picture's address.
    pub portrait: String,
}

/// A character to wish for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Their id.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// The line beside the picture.
    pub tagline: String,
    /// This guest wishes for them.
    pub chosen: bool,
}

/// A letter: the briefing is number 0.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The round, from 1; 0 for the briefing.
    pub round: usize,
    /// What it is called.
    pub name: String,
    /// When it was opened; sealed until then, and its text is not here.
    pub opened_at: Option<DateTime<Utc>>,
    /// What stands on one screen; the briefing's only.
    pub summary: Option<String>,
    /// The text, if it was opened.
    pub text: Option<Html>,
    /// It lies on top: the one to open now, or the one read last.
    pub current: bool,
    /// An earlier one is to be opened first.
    pub waits: bool,
}

/// Objectives of one letter.
#[derive(Debug, Clone)]
pub struct Want {
    /// The round, from 1; 0 for the briefing.
    pub round: usize,
    /// Each line and whether it is ticked.
    pub lines: Vec<(usize, String, bool)>,
}

/// Somebody else's seat.
#[derive(Debug, Clone)]
pub struct Other {
    /// Their assignment.
    pub id: Uuid,
    /// Their character.
    pub name: String,
    /// Who plays.
    pub player: String,
}

/// The ballot.
#[derive(Debug, Clone)]
pub struct BallotPaper {
    /// Who can be named.
    pub suspects: Vec<(Uuid, String, String)>,
    /// Whom they have named.
    pub accused: Option<Uuid>,
    /// How.
    pub how: String,
    /// Why.
    pub why: String,
    /// When they handed it in.
    pub handed_in_at: Option<DateTime<Utc>>,
}

impl SeatView {
    /// Whether people are still arriving.
    pub fn phase_is_lobby(&self) -> bool {
        self.at.in_lobby()
    }

    /// Whether a round is played: the time to move clues.
    pub fn phase_is_round(&self) -> bool {
        self.at.in_round()
    }

    /// Whether more letters will come.
    pub fn waits_for_more(&self) -> bool {
        self.part.is_some() && self.more_rounds && (self.at.in_lobby() || self.at.in_round())
    }
}

impl BallotPaper {
    /// Whether this suspect is named.
    pub fn names(&self, suspect: &Uuid) -> bool {
        self.accused.as_ref() == Some(suspect)
    }
}

impl Evening {
    /// What `person` may see. There is no other way to a letter or a hand.
    pub fn seat(&self, person: &Person) -> SeatView {
        let part = self.part_of(person.id).filter(|part| part.row.role_briefing_sent);
        let dark = self.dark_until().is_some();
        SeatView {
            session_id: self.session.id,
            code: self.session.session_code.clone(),
            player: person.display_name.clone(),
            part: part.map(|part| self.part_view(part.character)),
            wishes: if part.is_none() { self.wishes(person) } else { Vec::new() },
            envelopes: part.map_or_else(Vec::new, |part| self.envelopes(part)),
            wants: part.map_or_else(Vec::new, |part| self.wants(part)),
            hand: part.map_or_else(Vec::new, |part| self.hand(part.row.id)),
            shown: part.map_or_else(Vec::new, |part| self.shown_to(part.row.id)),
            others: part.map_or_else(Vec::new, |part| self.others(part)),
            ballot: part.and_then(|part| self.ballot_paper(part, person)),
            more_rounds: self.session.letters_dealt() < self.edition.story.rounds.len(),
            at: self.session.standing(),
            dark,
            zone: self.zone(),
        }
    }

    fn part_view(&self, character: usize) -> PartView {
        let it = &self.edition.story.characters[character];
        PartView {
            name: it.name.clone(),
            tagline: it.tagline.clone(),
            description: self.edition.html.descriptions[character].clone(),
            costume_hint: it.costume_hint.clone(),
            portrait: self.edition.portrait(character),
        }
    }

    fn wishes(&self, person: &Person) -> Vec<Wish> {
        let configuration = self.configuration();
        let open = self.edition.story.characters.iter().zip(&self.edition.character_ids);
        open.filter(|(it, _)| configuration.is_none_or(|table| table.characters.contains(&it.key)))
            .map(|(it, id)| Wish {
                id: *id,
                name: it.name.clone(),
                tagline: it.tagline.clone(),
                chosen: person.wish_id == Some(*id),
            })
            .collect()
    }

    /// The letters that are out for `part`. Who comes late reads who they are first, and then every
    /// letter in its turn.
    fn envelopes(&self, part: &Part) -> Vec<Envelope> {
        let dealt = self.session.letters_dealt();
        let current = self.session.round_index().map_or(0, |index| index + 1);
        let letters = (1..=dealt).rev().filter_map(|round| {
            let text = self.edition.html.letters.get(round - 1)?[part.character].as_ref()?;
            let opened_at = self.opened_at(part, round);
            Some(Envelope {
                round,
                name: self.edition.story.rounds[round - 1].name.clone(),
                summary: None,
                text: opened_at.map(|_| text.clone()),
                opened_at,
                current: round == current && self.session.phase() == Phase::Round,
                waits: false,
            })
        });
        let mut envelopes: Vec<Envelope> = letters.collect();
        envelopes.push(self.briefing(part, envelopes.is_empty()));
        let (mut sealed, opened): (Vec<_>, Vec<_>) =
            envelopes.into_iter().partition(|it| it.opened_at.is_none());
        sealed.reverse();
        if self.session.phase() <= Phase::Round {
            for (place, envelope) in sealed.iter_mut().enumerate() {
                (envelope.current, envelope.waits) = (place == 0, place > 0);
            }
        }
        sealed.extend(opened);
        sealed
    }

    fn briefing(&self, part: &Part, current: bool) -> Envelope {
        let opened_at = part.row.briefing_read_at;
        let secret = &self.edition.story.characters[part.character].secret;
        Envelope {
            round: 0,
            name: "Who you are".to_owned(),
            opened_at,
            summary: opened_at.map(|_| secret.summary.clone()),
            text: opened_at.map(|_| self.edition.html.briefings[part.character].clone()),
            current,
            waits: false,
        }
    }

    /// When `part` opened the letter of `round` (0: the briefing).
    pub fn opened_at(&self, part: &Part, round: usize) -> Option<DateTime<Utc>> {
        if round == 0 {
            return part.row.briefing_read_at;
        }
        let read = |it: &&super::rows::LetterRead| {
            it.assignment_id == part.row.id && usize::try_from(it.round) == Ok(round)
        };
        self.letters_read.iter().find(read).map(|it| it.opened_at)
    }

    /// The objectives of `part` that it has read, the newest first.
    fn wants(&self, part: &Part) -> Vec<Want> {
        let opened = (0..=self.session.letters_dealt())
            .rev()
            .filter(|round| self.opened_at(part, *round).is_some());
        let wants = opened.map(|round| {
            let lines = self.objectives(part.character, round).iter().enumerate();
            Want {
                round,
                lines: lines
                    .map(|(line, text)| (line, text.clone(), self.is_ticked(part, round, line)))
                    .collect(),
            }
        });
        wants.filter(|want| !want.lines.is_empty()).collect()
    }

    /// The objectives that a letter gives a character.
    pub fn objectives(&self, character: usize, round: usize) -> &[String] {
        let story = &self.edition.story;
        let it = &story.characters[character];
        match round.checked_sub(1).and_then(|index| story.rounds.get(index)) {
            None => &it.secret.objectives,
            Some(round) => round
                .secrets
                .iter()
                .find(|letter| letter.character == it.key)
                .map_or(&[], |letter| &letter.objectives),
        }
    }

    fn is_ticked(&self, part: &Part, round: usize, line: usize) -> bool {
        let same = |number: i32, place: usize| usize::try_from(number) == Ok(place);
        self.ticks.iter().any(|it| {
            it.assignment_id == part.row.id && same(it.round, round) && same(it.line, line)
        })
    }

    /// How many of its objectives `part` has ticked, of how many it has read.
    pub fn score(&self, part: &Part) -> (usize, usize) {
        let lines: Vec<bool> =
            self.wants(part).iter().flat_map(|want| want.lines.iter().map(|it| it.2)).collect();
        (lines.iter().filter(|ticked| **ticked).count(), lines.len())
    }

    /// The other seats that somebody sits in.
    fn others(&self, own: &Part) -> Vec<Other> {
        let others =
            self.parts.iter().filter(|part| part.row.id != own.row.id).filter_map(|part| {
                let player = self.player(part)?.display_name.clone();
                Some(Other { id: part.row.id, name: self.name(part.character).to_owned(), player })
            });
        others.collect()
    }

    fn ballot_paper(&self, own: &Part, person: &Person) -> Option<BallotPaper> {
        if self.session.phase() != Phase::Accusation {
            return None;
        }
        let suspects = self.parts.iter().filter(|part| part.row.id != own.row.id).map(|part| {
            (
                part.row.character_id,
                self.name(part.character).to_owned(),
                self.edition.portrait(part.character),
            )
        });
        let cast = self.accusations.iter().find(|it| it.participant_id == person.id);
        Some(BallotPaper {
            suspects: suspects.collect(),
            accused: cast.map(|it| it.accused_id),
            how: cast.map_or_else(String::new, |it| it.how.clone()),
            why: cast.map_or_else(String::new, |it| it.why.clone()),
            handed_in_at: cast.map(|it| it.updated_at),
        })
    }

    /// The table this evening is set for.
    pub fn configuration(&self) -> Option<&lamplight_story_file::Configuration> {
        let ids = &self.edition.configuration_ids;
        let index = ids.iter().position(|id| *id == self.session.story_configuration_id)?;
        self.edition.story.configurations.get(index)
    }
}
