//! Where a session stands: for everybody, and with script and button for the host.

use crate::{
    script,
    snapshot::{Assignment, Snapshot, rows::Phase},
};
use chrono::{DateTime, Utc};
use lamplight_core::web::ui::Html;
use lamplight_story_file::ScriptEntry;
use std::fmt;

/// The round as everybody sees it.
#[derive(Debug, Clone)]
pub struct RoundView {
    /// Its number, from 1; 0 while none is played.
    pub number: usize,
    /// How many rounds the story has.
    pub of: usize,
    /// Its name.
    pub name: String,
    /// Its text, once its letters are dealt.
    pub text: Option<Html>,
    /// Until when the phones are dark.
    pub dark_until: Option<DateTime<Utc>>,
}

/// The session's course as the host sees it.
#[derive(Debug, Clone)]
pub struct ProgressView {
    /// The stations of the session, and which it is at.
    pub stations: Vec<Station>,
    /// What to say and do now, the line before it first.
    pub script: Vec<Line>,
    /// The button: what it says, and what it does.
    pub button: Option<Button>,
    /// The place the button belongs to.
    pub position: Position,
    /// The round that is played, from 1; 0 for none.
    pub round: usize,
}

/// A station of the session.
#[derive(Debug, Clone)]
pub struct Station {
    /// What it is called.
    pub name: String,
    /// It is over.
    pub was: bool,
    /// It is now.
    pub now: bool,
}

/// A line of the script.
#[derive(Debug, Clone)]
pub struct Line {
    /// `say` or `do`, or `said` and `done` for what is over.
    pub verb: &'static str,
    /// The words.
    pub text: String,
    /// It is read aloud now.
    pub now: bool,
}

/// The button.
#[derive(Debug, Clone)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// What it says while it is pressed.
    pub doing: String,
    /// What happens then.
    pub note: String,
}

/// Where the session stands; a press that names another place is too late. It names everything that
/// a press moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The phase.
    pub phase: Phase,
    /// The round.
    pub round: i32,
    /// Buttons pressed in it.
    pub step: i32,
    /// Screens of the reveal shown.
    pub reveal: i32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { phase, round, step, reveal } = self;
        write!(f, "{}.{round}.{step}.{reveal}", phase.name())
    }
}

impl Position {
    /// The place that a form names; none for what is no place.
    pub fn named(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('.');
        let phase = Phase::named(parts.next()?)?;
        let mut number = || parts.next()?.parse().ok();
        Some(Self { phase, round: number()?, step: number()?, reveal: number()? })
    }
}

impl Snapshot {
    /// The round as everybody sees it.
    pub fn round(&self) -> RoundView {
        let rounds = &self.edition.story.rounds;
        let played = self.session.round_index().filter(|_| self.session.phase == Phase::Round);
        let dealt = played.filter(|index| *index < self.session.letters_dealt());
        RoundView {
            number: played.map_or(0, |index| index + 1),
            of: rounds.len(),
            name: played
                .and_then(|index| rounds.get(index))
                .map_or_else(String::new, |it| it.name.clone()),
            text: dealt.and_then(|index| self.edition.html.rounds.get(index)).cloned(),
            dark_until: self.dark_until(),
        }
    }

    /// The session's course as the host sees it.
    pub fn progress(&self) -> ProgressView {
        ProgressView {
            stations: self.stations(),
            script: self.script(),
            button: self.button(),
            position: self.position(),
            round: self.round().number,
        }
    }

    /// Where the session stands.
    pub fn position(&self) -> Position {
        let session = &self.session;
        Position {
            phase: session.phase,
            round: session.current_round,
            step: session.current_step,
            reveal: session.reveal_step,
        }
    }

    /// The question that the host is asked before the one button does anything.
    pub(super) fn asks_first(&self) -> Option<&'static str> {
        match self.session.phase {
            Phase::Round if self.dark_until().is_some() => Some("light"),
            Phase::Accusation if !self.all_accused() => Some("close"),
            _ => None,
        }
    }

    fn stations(&self) -> Vec<Station> {
        let phase = self.session.phase;
        let station = |name: String, was: bool, now: bool| Station { name, was, now };
        let mut stations =
            vec![station("Arrival".to_owned(), phase > Phase::Lobby, phase == Phase::Lobby)];
        for (index, round) in self.edition.story.rounds.iter().enumerate() {
            let here = self.session.round_index();
            let was = phase > Phase::Round || here.is_some_and(|here| here > index);
            stations.push(station(
                round.name.clone(),
                was,
                phase == Phase::Round && here == Some(index),
            ));
        }
        for (name, at) in [("The ballots", Phase::Accusation), ("The reveal", Phase::Reveal)] {
            stations.push(station(name.to_owned(), phase > at, phase == at));
        }
        stations
    }

    /// What was said before the last button, briefly, and what to say and do now.
    fn script(&self) -> Vec<Line> {
        let round =
            self.session.round_index().and_then(|index| self.edition.story.rounds.get(index));
        let Some(round) = round.filter(|_| self.session.phase == Phase::Round) else {
            return Vec::new();
        };
        let step = self.session.current_step;
        let before = if step > 0 { script::current(round, step - 1) } else { &[] };
        let before = &before[before.len().saturating_sub(1)..];
        let past = before.iter().filter_map(|entry| line(entry, false));
        past.chain(script::current(round, step).iter().filter_map(|entry| line(entry, true)))
            .collect()
    }

    fn button(&self) -> Option<Button> {
        match self.session.phase {
            Phase::Lobby => Some(Button {
                label: "Begin the evening".to_owned(),
                doing: "Beginning…".to_owned(),
                note: "Everybody has their part. The first page of your script comes next."
                    .to_owned(),
            }),
            Phase::Round => {
                let round = self.edition.story.rounds.get(self.session.round_index()?)?;
                let button = script::next(round, self.session.current_step)?;
                // In the words of the story, whatever its language.
                let label = button.label.to_owned();
                Some(Button { doing: format!("{label}…"), label, note: self.note(&button) })
            }
            Phase::Accusation => Some(Button {
                label: "Close the ballots".to_owned(),
                doing: "Closing the ballots…".to_owned(),
                note: if self.all_accused() {
                    "All ballots are in. The reveal comes next.".to_owned()
                } else {
                    "Some are still missing; you will be asked.".to_owned()
                },
            }),
            Phase::Reveal => {
                let slides = self.slides();
                let left = slides
                    .len()
                    .saturating_sub(usize::try_from(self.session.reveal_step).unwrap_or(0));
                let (label, doing) = match (self.session.reveal_step, left) {
                    (0, _) => ("Tell it", "Telling it…"),
                    (_, 0) => ("End the evening", "Ending the evening…"),
                    _ => ("Next screen", "Showing the next…"),
                };
                Some(Button {
                    label: label.to_owned(),
                    doing: doing.to_owned(),
                    note: self.note_on_the_next(&slides).to_owned(),
                })
            }
            Phase::After => None,
        }
    }

    fn note(&self, button: &script::Step<'_>) -> String {
        let rounds = self.edition.story.rounds.len();
        let mut notes = Vec::new();
        if let Some(seconds) = button.dark {
            let long =
                if seconds == 60 { "one minute".to_owned() } else { format!("{seconds} seconds") };
            notes.push(format!("All phones go dark for {long}."));
        }
        if button.letters {
            notes.push(format!("{} letters arrive, and the clock starts.", self.letters_to_come()));
        }
        if !button.clues.is_empty() {
            notes.push("New clues come out.".to_owned());
        }
        if button.last {
            let last = usize::try_from(self.session.current_round) == Ok(rounds);
            notes.push(
                if last {
                    "The ballots go out; no clue changes hands any more."
                } else {
                    "The next round begins."
                }
                .to_owned(),
            );
        }
        notes.join(" ")
    }

    /// How many letters this round deals: an empty seat opens none, and who has no character gets
    /// none.
    fn letters_to_come(&self) -> usize {
        let letters = self.session.round_index().and_then(|it| self.edition.html.letters.get(it));
        let comes = |assignment: &&Assignment| {
            self.seated(assignment).is_some()
                && letters.is_some_and(|letters| letters[assignment.character].is_some())
        };
        self.assignments.iter().filter(comes).count()
    }
}

fn line(entry: &ScriptEntry, now: bool) -> Option<Line> {
    let (verb, text, aloud) = match entry {
        ScriptEntry::Say(text) => (if now { "say" } else { "said" }, text, true),
        ScriptEntry::Do(text) => (if now { "do" } else { "done" }, text, false),
        ScriptEntry::Then { .. } => return None,
    };
    Some(Line { verb, text: text.clone(), now: now && aloud })
}
