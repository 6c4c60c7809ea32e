//! The story as the file names it. Texts are kept with their ends trimmed and lines ended by `\n`.

mod closed;
mod clue;
mod solution;

use serde::{Deserialize, Serialize};

pub use closed::Closed;
pub use clue::{Audience, Can, Clue, IfAbsent, Release};
pub use solution::{
    About, Afterwards, Ending, EndingWhen, Herring, Moment, Reference, Screen, Solution, Step,
};

/// One mystery: everything that is in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryFile {
    /// The version of the format; 1.
    pub format: u32,
    /// The story's key.
    pub key: String,
    /// The story's name.
    pub title: String,
    /// One sentence.
    pub tagline: String,
    /// A BCP 47 tag such as `en`.
    pub language: String,
    /// From arrival to reveal.
    pub duration_minutes: u32,
    /// From this age.
    pub ages: u32,
    /// Who wrote it; may be empty.
    pub authors: Vec<String>,
    /// What somebody may not want to meet at a party; may be empty.
    pub content_warnings: Vec<String>,
    /// How it may be hosted.
    pub host_modes: Vec<HostMode>,
    /// The name of a picture; otherwise one is drawn.
    pub cover: Option<String>,
    /// Words no public text may contain.
    pub never_say: Vec<String>,
    /// Markdown: what makes a host want it.
    pub shop_description: String,
    /// Markdown: what every guest may know beforehand.
    pub setting_description: String,
    /// People nobody plays.
    pub offstage: Vec<Offstage>,
    /// People somebody plays.
    pub characters: Vec<Character>,
    /// Which characters play, for how many players.
    pub configurations: Vec<Configuration>,
    /// The rounds of the evening, in order.
    pub rounds: Vec<Round>,
    /// What is found out, and how it comes out.
    pub clues: Vec<Clue>,
    /// Who did it, and how one could have known.
    pub solution: Solution,
}

/// What the host knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HostMode {
    /// The host has a part, and nothing spoils it.
    Plays,
    /// The host knows everything.
    Knows,
}

/// Somebody nobody plays, above all the victim. All of it is public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offstage {
    /// The person's key.
    pub key: String,
    /// The whole name.
    pub name: String,
    /// Markdown.
    pub description: String,
}

/// The gender of a character; anybody may play anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
    /// Whatever the player is.
    #[default]
    Any,
}

/// Somebody to play.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Character {
    /// The character's key.
    pub key: String,
    /// The whole name.
    pub name: String,
    /// The character's, not the player's.
    pub gender: Gender,
    /// True: always cast. False: may be missing.
    pub is_primary_character: bool,
    /// The line beside the picture.
    pub tagline: String,
    /// Markdown, public.
    pub description: String,
    /// What to wear, out of things people own.
    pub costume_hint: String,
    /// The name of a picture; otherwise one is drawn.
    pub portrait: Option<String>,
    /// Markdown, public: shown when nobody plays them. Without it they then do not exist.
    pub when_absent: Option<String>,
    /// What only their player knows.
    pub secret: Secret,
}

/// What a character's player alone knows from the start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret {
    /// One phone screen: what the player must not forget.
    pub summary: String,
    /// Markdown, to “you”.
    pub private_briefing: String,
    /// What they want from the evening.
    pub objectives: Vec<String>,
}

/// A table of characters for a number of players.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Configuration {
    /// The configuration's key.
    pub key: String,
    /// Its name on the screen.
    pub configuration_name: String,
    /// The fewest players; some who are not primary then stay away.
    pub min_players: u32,
    /// The most players: the number of its characters.
    pub max_players: u32,
    /// Keys of characters.
    pub characters: Vec<String>,
}

/// One round of the evening.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The round's key.
    pub key: String,
    /// Its name on the screen.
    pub name: String,
    /// How long it lasts.
    pub minutes: u32,
    /// Markdown: on every phone when the letters are dealt.
    pub text: String,
    /// What the host says, does and presses, in order.
    pub host_script: Vec<ScriptEntry>,
    /// What single characters learn; at most one letter each.
    pub secrets: Vec<Letter>,
}

/// One entry of a host script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ScriptEntry {
    /// Read aloud.
    Say(String),
    /// For the host's eyes.
    Do(String),
    /// A button: everything above it has been said and done.
    Then {
        /// What the button says.
        label: String,
        /// The round's text, letters and clues arrive now.
        letters: bool,
        /// Keys of clues this lets go.
        clues: Vec<String>,
        /// All phones go dark for so many seconds.
        dark: Option<u32>,
    },
}

/// What one character learns in one round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The key of the character who gets it.
    pub character: String,
    /// Markdown, to “you”.
    pub text: String,
    /// What they want from this round; may be empty.
    pub objectives: Vec<String>,
}

impl StoryFile {
    /// The character of this key.
    pub fn character(&self, key: &str) -> Option<&Character> {
        self.characters.iter().find(|c| c.key == key)
    }

    /// The clue of this key.
    pub fn clue(&self, key: &str) -> Option<&Clue> {
        self.clues.iter().find(|c| c.key == key)
    }

    /// The place of the round of this key among the rounds, from 0.
    pub fn round_index(&self, key: &str) -> Option<usize> {
        self.rounds.iter().position(|r| r.key == key)
    }

    /// The name of the picture on its cover, which is drawn from its key if it names none.
    pub fn cover_name(&self) -> &str {
        self.cover.as_deref().unwrap_or(&self.key)
    }

    /// The name of a character's picture, which is drawn from their keys if they name none.
    pub fn portrait_name(&self, character: &Character) -> String {
        let drawn = || format!("{}/{}", self.key, character.key);
        character.portrait.clone().unwrap_or_else(drawn)
    }

    /// The characters who are always cast.
    pub fn primary_characters(&self) -> impl Iterator<Item = &Character> {
        self.characters.iter().filter(|c| c.is_primary_character)
    }
}
