use std::fmt;

use serde::{Deserialize, Serialize};

/// Who did it, how one could have known, and how the evening ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// Keys of the characters who did it; all primary.
    pub culprits: Vec<String>,
    /// How it was done.
    pub how: String,
    /// Why it was done.
    pub why: String,
    /// The reasoning.
    pub steps: Vec<Step>,
    /// What looks like guilt and is not.
    pub herrings: Vec<Herring>,
    /// The screens of the reveal, one press each.
    pub reveal: Vec<Screen>,
    /// What happens after each outcome of the ballot.
    pub endings: Vec<Ending>,
    /// What became of the characters; of all or none.
    pub afterwards: Vec<Afterwards>,
    /// What really happened, for the recap.
    pub timeline: Vec<Moment>,
}

/// One step of the reasoning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The step's key.
    pub key: String,
    /// What it is about.
    pub about: About,
    /// Markdown: what can be concluded.
    pub claim: String,
    /// Keys of the clues without which nobody could conclude it.
    pub needs: Vec<String>,
    /// What else speaks for it; may be empty.
    pub from: Vec<Reference>,
}

/// What a step of the reasoning is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// With what it was done.
    #[default]
    Means,
    /// Who could have done it.
    Opportunity,
    /// Who wanted it done.
    Motive,
}

/// Something that speaks for a step: `clue`, `character/briefing` or `character/round`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reference {
    /// The clue of this key.
    Clue(String),
    /// The briefing of the character of this key.
    Briefing(String),
    /// The letter of a character in a round.
    Letter {
        /// The character's key.
        character: String,
        /// The round's key.
        round: String,
    },
}

impl Reference {
    /// Reads `clue`, `character/briefing` or `character/round`.
    pub fn read(text: &str) -> Self {
        match text.split_once('/') {
            None => Self::Clue(text.to_owned()),
            Some((character, "briefing")) => Self::Briefing(character.to_owned()),
            Some((character, round)) => {
                Self::Letter { character: character.to_owned(), round: round.to_owned() }
            }
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clue(clue) => f.write_str(clue),
            Self::Briefing(character) => write!(f, "{character}/briefing"),
            Self::Letter { character, round } => write!(f, "{character}/{round}"),
        }
    }
}

/// What looks like an innocent's guilt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Herring {
    /// The herring's key.
    pub key: String,
    /// The key of the innocent character.
    pub about: String,
    /// What it looks like.
    pub looks_like: String,
    /// What it is.
    pub truth: String,
    /// Where it comes from.
    pub from: Vec<Reference>,
    /// The key of the reveal screen that explains it.
    pub screen: String,
    /// It is in the evening only if all of these are cast.
    pub only_with: Vec<String>,
}

/// One screen of the reveal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    /// The screen's key.
    pub key: String,
    /// Its heading.
    pub heading: Option<String>,
    /// Markdown.
    pub text: String,
    /// It is shown only if all of these are cast.
    pub only_with: Vec<String>,
}

/// What happens after one outcome of the ballot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The outcome.
    pub when: EndingWhen,
    /// Its heading.
    pub title: String,
    /// Markdown.
    pub text: String,
}

/// How the ballot came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EndingWhen {
    /// The culprits have more votes than anyone else.
    #[default]
    Right,
    /// Somebody else has.
    Wrong,
    /// A tie for the most.
    Split,
}

/// What became of one character.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Afterwards {
    /// The character's key.
    pub character: String,
    /// Markdown.
    pub text: String,
}

/// One line of what really happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// When, in words or figures.
    pub at: String,
    /// What.
    pub text: String,
    /// It happened only if all of these are cast.
    pub only_with: Vec<String>,
}
