//! How the evening ends: what is told on which screen, and who was right.

use super::{Evening, rows::Phase};
use lamplight_core::web::ui::Html;
use lamplight_story_file::{Ending, EndingWhen, release::all_cast};
use std::collections::BTreeMap;

/// One screen of the reveal.
#[derive(Debug, Clone)]
pub enum Slide {
    /// A part of the story.
    Told {
        /// Its heading.
        heading: Option<String>,
        /// Its text.
        text: Html,
    },
    /// Who it was, how and why.
    Verdict {
        /// The culprits.
        culprits: Vec<Face>,
        /// How it was done.
        how: String,
        /// Why.
        why: String,
    },
    /// How it ends after this ballot.
    Ending {
        /// Its title.
        title: String,
        /// Its text.
        text: Html,
    },
}

/// A character with their picture and player.
#[derive(Debug, Clone)]
pub struct Face {
    /// The character.
    pub name: String,
    /// The picture's address.
    pub portrait: String,
    /// Who played them.
    pub player: Option<String>,
}

/// A ballot, opened.
#[derive(Debug, Clone)]
pub struct Ballot {
    /// Whose.
    pub voter: Face,
    /// Whom they named.
    pub accused: String,
    /// How they thought it was done.
    pub how: String,
    /// Why.
    pub why: String,
    /// Whether they named a culprit.
    pub right: bool,
}

impl Evening {
    /// All screens, in order: the story's, the verdict, the ending.
    pub fn slides(&self) -> Vec<Slide> {
        let (cast, story) = (self.whole_cast(), &self.edition.story);
        let screens = story.solution.reveal.iter().zip(&self.edition.html.reveal);
        let mut slides: Vec<Slide> = screens
            .filter(|(screen, _)| all_cast(&screen.only_with, &cast))
            .map(|(screen, text)| Slide::Told {
                heading: screen.heading.clone(),
                text: text.clone(),
            })
            .collect();
        slides.push(Slide::Verdict {
            culprits: self.culprits(),
            how: story.solution.how.clone(),
            why: story.solution.why.clone(),
        });
        slides.extend(
            self.ending().map(|(ending, text)| Slide::Ending { title: ending.title.clone(), text }),
        );
        slides
    }

    /// The screen that is shown now, and its number from 1.
    pub fn slide(&self) -> Option<(usize, Slide)> {
        if self.session.phase() != Phase::Reveal {
            return None;
        }
        let shown = usize::try_from(self.session.reveal_step).ok()?;
        let slide = self.slides().into_iter().nth(shown.checked_sub(1)?)?;
        Some((shown, slide))
    }

    /// A character with picture and player.
    pub fn face(&self, character: usize) -> Face {
        let part = self.parts.iter().find(|part| part.character == character);
        Face {
            name: self.name(character).to_owned(),
            portrait: self.edition.portrait(character),
            player: part
                .and_then(|part| self.player(part))
                .map(|person| person.display_name.clone()),
        }
    }

    /// Who did it.
    pub fn culprits(&self) -> Vec<Face> {
        let keys = &self.edition.story.solution.culprits;
        keys.iter()
            .filter_map(|key| self.edition.character_of_key(key))
            .map(|it| self.face(it))
            .collect()
    }

    /// Every ballot, once it is told.
    pub fn ballots(&self) -> Vec<Ballot> {
        let ballots = self.accusations.iter().filter_map(|it| {
            let (voter, accused) =
                (self.part_of(it.participant_id), self.edition.character_index(it.accused_id)?);
            let voter = match voter {
                Some(part) => self.face(part.character),
                None => self.face_of_nobody(it.participant_id)?,
            };
            Some(Ballot {
                voter,
                accused: self.name(accused).to_owned(),
                how: it.how.clone(),
                why: it.why.clone(),
                right: self.is_culprit(accused),
            })
        });
        ballots.collect()
    }

    fn face_of_nobody(&self, participant: uuid::Uuid) -> Option<Face> {
        let person = self.person(participant)?;
        let name = person.display_name.clone();
        Some(Face { portrait: portrait_of(person.user_id), player: Some(name.clone()), name })
    }

    fn is_culprit(&self, character: usize) -> bool {
        let key = &self.edition.story.characters[character].key;
        self.edition.story.solution.culprits.contains(key)
    }

    /// How the ballot came out.
    pub fn outcome(&self) -> EndingWhen {
        let mut votes: BTreeMap<uuid::Uuid, usize> = BTreeMap::new();
        for it in &self.accusations {
            *votes.entry(it.accused_id).or_default() += 1;
        }
        let most = votes.values().copied().max().unwrap_or(0);
        let leaders: Vec<usize> = votes
            .iter()
            .filter(|(_, count)| **count == most)
            .filter_map(|(id, _)| self.edition.character_index(*id))
            .collect();
        let guilty = leaders.iter().filter(|it| self.is_culprit(**it)).count();
        match (guilty, leaders.len()) {
            (_, 0) => EndingWhen::Wrong,
            (guilty, all) if guilty == all => EndingWhen::Right,
            (0, 1) => EndingWhen::Wrong,
            _ => EndingWhen::Split,
        }
    }

    fn ending(&self) -> Option<(&Ending, Html)> {
        let outcome = self.outcome();
        let endings = self.edition.story.solution.endings.iter().zip(&self.edition.html.endings);
        endings
            .into_iter()
            .find(|(ending, _)| ending.when == outcome)
            .map(|(ending, text)| (ending, text.clone()))
    }
}

/// The picture of a person without a part.
pub fn portrait_of(user: uuid::Uuid) -> String {
    lamplight_core::web::pictures::url(lamplight_pictures::Kind::Portrait, &user.to_string(), 0)
}
