//! Where the evening stands, what to say now, and what the next press does.

use super::{LetGo, Line, Press, Station};
use crate::evening::{Evening, Part, rows::Phase, script};
use lamplight_story_file::{Release, ScriptEntry, release};

impl Evening {
    pub(super) fn stations(&self) -> Vec<Station> {
        let phase = self.session.phase();
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
        for (name, at) in [("Accusation", Phase::Accusation), ("Reveal", Phase::Reveal)] {
            stations.push(station(name.to_owned(), phase > at, phase == at));
        }
        stations
    }

    /// What was said before the last button, briefly, and what to say and do now.
    pub(super) fn script(&self) -> Vec<Line> {
        let round =
            self.session.round_index().and_then(|index| self.edition.story.rounds.get(index));
        let Some(round) = round.filter(|_| self.session.phase() == Phase::Round) else {
            return Vec::new();
        };
        let step = self.session.current_step;
        let before = if step > 0 { script::current(round, step - 1) } else { &[] };
        let before = &before[before.len().saturating_sub(1)..];
        let past = before.iter().filter_map(|entry| line(entry, false));
        past.chain(script::current(round, step).iter().filter_map(|entry| line(entry, true)))
            .collect()
    }

    pub(super) fn press(&self) -> Option<Press> {
        match self.session.phase() {
            Phase::Lobby => Some(Press {
                label: "Begin the evening".to_owned(),
                note: "Everybody has their part. The first page of your script comes next."
                    .to_owned(),
            }),
            Phase::Round => {
                let round = self.edition.story.rounds.get(self.session.round_index()?)?;
                let button = script::next(round, self.session.current_step)?;
                Some(Press { label: button.label.to_owned(), note: self.note(&button) })
            }
            Phase::Accusation => Some(Press {
                label: "Close the ballots".to_owned(),
                note: if self.all_accused() {
                    "All ballots are in. Then it is told.".to_owned()
                } else {
                    "Some are still writing. What is not handed in does not count.".to_owned()
                },
            }),
            Phase::Reveal => {
                let left = self
                    .slides()
                    .len()
                    .saturating_sub(usize::try_from(self.session.reveal_step).unwrap_or(0));
                let label = match (self.session.reveal_step, left) {
                    (0, _) => "Tell it",
                    (_, 0) => "End the evening",
                    _ => "Next screen",
                };
                Some(Press {
                    label: label.to_owned(),
                    note: "On every phone and on the television at once.".to_owned(),
                })
            }
            Phase::After => None,
        }
    }

    fn note(&self, button: &script::Button<'_>) -> String {
        let rounds = self.edition.story.rounds.len();
        let mut notes = Vec::new();
        if let Some(seconds) = button.dark {
            notes.push(format!("All phones go dark for {seconds} seconds."));
        }
        if button.letters {
            notes.push(format!("{} letters arrive, and the clock starts.", self.letters_to_come()));
        }
        if !button.clues.is_empty() {
            notes.push("Something new comes out.".to_owned());
        }
        if button.last {
            let last = usize::try_from(self.session.current_round) == Ok(rounds);
            notes.push(
                if last { "The ballots go out." } else { "The next round begins." }.to_owned(),
            );
        }
        notes.join(" ")
    }

    /// How many letters this round deals: an empty seat opens none, and who has no part gets none.
    fn letters_to_come(&self) -> usize {
        let letters = self.session.round_index().and_then(|it| self.edition.html.letters.get(it));
        let comes = |part: &&Part| {
            part.row.participant_id.is_some()
                && letters.is_some_and(|letters| letters[part.character].is_some())
        };
        self.parts.iter().filter(comes).count()
    }

    /// The clues of this round that wait for the host; only a host who knows everything may read
    /// their titles, the others let them go by the script's buttons.
    pub(super) fn clues_to_let_go(&self) -> Vec<LetGo> {
        let Some(index) = self
            .session
            .round_index()
            .filter(|_| self.host_knows() && self.session.phase() == Phase::Round)
        else {
            return Vec::new();
        };
        let (story, cast) = (&self.edition.story, self.cast());
        let waiting = story.clues.iter().enumerate().filter_map(|(place, clue)| {
            let id = self.edition.clue_ids[place];
            let here = story.round_index(&clue.round) == Some(index);
            let waits = clue.release == Release::Host && self.state_of(id).is_none();
            let to = match release::destination(clue, &cast) {
                release::Destination::Board => "To the board".to_owned(),
                release::Destination::Hand(key) => {
                    let name = self.edition.character_of_key(key).map_or("", |it| self.name(it));
                    format!("To {name}")
                }
                release::Destination::Dropped => return None,
            };
            (here && waits).then(|| LetGo {
                id,
                title: format!("{}. {}", place + 1, clue.title),
                to,
            })
        });
        waiting.collect()
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
