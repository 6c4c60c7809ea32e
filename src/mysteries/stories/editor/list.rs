//! The lists of a story, as addresses and pages name them.

use super::item::Items;
use lamplight_story_file::StoryFile;
use std::fmt;

/// A list of items. Scripts and letters belong to the round of this key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum List {
    Offstage,
    Characters,
    Configurations,
    Rounds,
    Script(String),
    Letters(String),
    Clues,
    Steps,
    Herrings,
    Reveal,
    Endings,
    Afterwards,
    Timeline,
}

/// What a page says of a list.
pub(super) struct About {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    /// What one more is called: “Add a clue”.
    pub(super) one: &'static str,
}

impl List {
    /// The list that a part of an address names.
    pub(super) fn parse(part: &str) -> Option<Self> {
        let list = match part {
            "offstage" => Self::Offstage,
            "characters" => Self::Characters,
            "configurations" => Self::Configurations,
            "rounds" => Self::Rounds,
            "clues" => Self::Clues,
            "steps" => Self::Steps,
            "herrings" => Self::Herrings,
            "reveal" => Self::Reveal,
            "endings" => Self::Endings,
            "afterwards" => Self::Afterwards,
            "timeline" => Self::Timeline,
            _ => return Self::of_round(part),
        };
        Some(list)
    }

    fn of_round(part: &str) -> Option<Self> {
        match part.split_once('.')? {
            ("script", round) => Some(Self::Script(round.to_owned())),
            ("letters", round) => Some(Self::Letters(round.to_owned())),
            _ => None,
        }
    }

    /// Its rows in `story`; none if it belongs to a round that is not there.
    pub(super) fn items<'s>(&self, story: &'s mut StoryFile) -> Option<&'s mut dyn Items> {
        Some(match self {
            Self::Offstage => &mut story.offstage,
            Self::Characters => &mut story.characters,
            Self::Configurations => &mut story.configurations,
            Self::Rounds => &mut story.rounds,
            Self::Script(key) => {
                &mut story.rounds.iter_mut().find(|it| it.key == *key)?.host_script
            }
            Self::Letters(key) => &mut story.rounds.iter_mut().find(|it| it.key == *key)?.secrets,
            Self::Clues => &mut story.clues,
            Self::Steps => &mut story.solution.steps,
            Self::Herrings => &mut story.solution.herrings,
            Self::Reveal => &mut story.solution.reveal,
            Self::Endings => &mut story.solution.endings,
            Self::Afterwards => &mut story.solution.afterwards,
            Self::Timeline => &mut story.solution.timeline,
        })
    }

    /// Where the checker finds it: `rounds.tea.host_script`.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Script(round) => format!("rounds.{round}.host_script"),
            Self::Letters(round) => format!("rounds.{round}.secrets"),
            Self::Offstage
            | Self::Characters
            | Self::Configurations
            | Self::Rounds
            | Self::Clues => self.to_string(),
            solution => format!("solution.{solution}"),
        }
    }

    /// The round it belongs to.
    pub(super) fn round(&self) -> Option<&str> {
        match self {
            Self::Script(round) | Self::Letters(round) => Some(round),
            _ => None,
        }
    }

    /// Whether its items are so short that one is written after the other.
    pub(super) fn is_of_short_items(&self) -> bool {
        matches!(self, Self::Script(_) | Self::Letters(_) | Self::Afterwards | Self::Timeline)
    }

    /// What its page says.
    pub(super) fn about(&self) -> About {
        let (title, one, lead) = match self {
            Self::Offstage => (
                "People off stage",
                "somebody",
                "People nobody plays, above all the victim. Everybody reads about them.",
            ),
            Self::Characters => (
                "Characters",
                "a character",
                "Who is played. The first part of each is for everybody, the second for one person alone.",
            ),
            Self::Configurations => (
                "Tables",
                "a table",
                "Who plays, for how many players. Together they serve every number from the smallest to the largest.",
            ),
            Self::Rounds => (
                "Rounds",
                "a round",
                "What happens in the evening, one after the other. Each has a text, a script for the host, and letters.",
            ),
            Self::Script(_) => (
                "Script",
                "a line",
                "What the host says, does and presses, from top to bottom. A host who plays along reads it beforehand: it gives nothing away.",
            ),
            Self::Letters(_) => {
                ("Letters", "a letter", "What single people learn in this round. At most one each.")
            }
            Self::Clues => ("Clues", "a clue", "What is found out, and how it comes out."),
            Self::Steps => (
                "The reasoning",
                "a step",
                "How one could have known: at least one step each about the means, the opportunity and the motive.",
            ),
            Self::Herrings => {
                ("Red herrings", "a herring", "What looks like an innocent’s guilt, and is not.")
            }
            Self::Reveal => {
                ("The reveal", "a screen", "The truth, one press of a button after the other.")
            }
            Self::Endings => {
                ("Endings", "an ending", "What happens after each outcome of the ballot.")
            }
            Self::Afterwards => {
                ("What became of them", "somebody", "For the recap. Of everybody or of nobody.")
            }
            Self::Timeline => {
                ("What really happened", "a moment", "For the recap, in the order of the clock.")
            }
        };
        About { title, lead, one }
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Script(round) => write!(f, "script.{round}"),
            Self::Letters(round) => write!(f, "letters.{round}"),
            Self::Offstage => f.write_str("offstage"),
            Self::Characters => f.write_str("characters"),
            Self::Configurations => f.write_str("configurations"),
            Self::Rounds => f.write_str("rounds"),
            Self::Clues => f.write_str("clues"),
            Self::Steps => f.write_str("steps"),
            Self::Herrings => f.write_str("herrings"),
            Self::Reveal => f.write_str("reveal"),
            Self::Endings => f.write_str("endings"),
            Self::Afterwards => f.write_str("afterwards"),
            Self::Timeline => f.write_str("timeline"),
        }
    }
}
