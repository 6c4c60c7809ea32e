//! How the session ends: what is told on which screen, and who was right.

use crate::{
    accusation::view::OpenAccusation,
    faces::Face,
    snapshot::{Snapshot, rows::Phase},
};
use lamplight_core::web::ui::Html;
use lamplight_story_file::{Ending, release::all_cast};

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
    /// How it ends after this vote.
    Ending {
        /// Its title.
        title: String,
        /// Its text.
        text: Html,
    },
}

/// What everybody sees of it now.
#[derive(Debug, Clone)]
pub struct RevealView {
    /// The screen that is shown.
    pub slide: Option<Slide>,
    /// Its number, from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
    /// The accusations, from the verdict on.
    pub accusations: Vec<OpenAccusation>,
}

impl RevealView {
    /// What the screen that is shown is called.
    pub fn heading(&self) -> &str {
        match &self.slide {
            Some(Slide::Told { heading, .. }) => heading.as_deref().unwrap_or_default(),
            Some(Slide::Ending { title, .. }) => title,
            Some(Slide::Verdict { .. }) => "Who it was",
            None => "The ballots are closed",
        }
    }

    /// How many named a culprit.
    pub fn right(&self) -> usize {
        self.accusations.iter().filter(|it| it.right).count()
    }
}

impl Snapshot {
    /// What everybody sees of it now.
    pub fn reveal(&self) -> RevealView {
        let phase = self.session.phase;
        let (number, slide) =
            self.slide().map_or((0, None), |(number, slide)| (number, Some(slide)));
        let of = if phase == Phase::Reveal { self.slides().len() } else { 0 };
        // The verdict and the ending are the last two: from there on the accusations lie open.
        let told = phase == Phase::After || (of > 0 && number + 1 >= of);
        let accusations = if told { self.open_accusations() } else { Vec::new() };
        RevealView { slide, number, of, accusations }
    }

    /// What the host is told beside the button that tells the next of these `slides`.
    pub fn note_on_the_next(&self, slides: &[Slide]) -> &'static str {
        let told = usize::try_from(self.session.reveal_step).unwrap_or_default();
        match slides.get(told) {
            Some(Slide::Verdict { .. }) => "Next: who did it. Wait until it is quiet.",
            Some(_) => "On every phone and on the television at once.",
            None => "All has been told. The recap opens for everybody.",
        }
    }

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
    fn slide(&self) -> Option<(usize, Slide)> {
        if self.session.phase != Phase::Reveal {
            return None;
        }
        let shown = usize::try_from(self.session.reveal_step).ok()?;
        let slide = self.slides().into_iter().nth(shown.checked_sub(1)?)?;
        Some((shown, slide))
    }

    /// Who did it.
    pub fn culprits(&self) -> Vec<Face> {
        let keys = &self.edition.story.solution.culprits;
        keys.iter()
            .filter_map(|key| self.edition.character_of_key(key))
            .map(|it| self.face(it))
            .collect()
    }

    /// How it ends after this vote.
    pub(crate) fn ending(&self) -> Option<(&Ending, Html)> {
        let outcome = self.outcome();
        let endings = self.edition.story.solution.endings.iter().zip(&self.edition.html.endings);
        endings
            .into_iter()
            .find(|(ending, _)| ending.when == outcome)
            .map(|(ending, text)| (ending, text.clone()))
    }
}
