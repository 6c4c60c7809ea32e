//! What one press can put right.

use super::{Press, known::Known};
use crate::stories::editor::names::{UNNAMED, UNNAMED_TABLE, or};
use lamplight_story_file::{Finding, StoryFile};

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mend {
    /// A seat at a table for somebody.
    Seat { who: String, table: String },
    /// As many seats at a table as people.
    Count { table: String },
    /// An evening as long as its rounds.
    Longer,
}

impl Mend {
    /// What puts right what was found, if one press does.
    pub(super) fn of(finding: &Finding, known: &Known<'_>) -> Option<Self> {
        let story = known.story;
        let steps: Vec<&str> = finding.key.split('.').collect();
        match steps.as_slice() {
            ["characters", who] if finding.message.contains("in no configuration") => {
                let who = (*who).to_owned();
                let table = story.configurations.last()?.key.clone();
                story.character(&who).map(|_| Self::Seat { who, table })
            }
            ["configurations", table, "characters"] => {
                let who = finding.message.split('`').nth(1)?.to_owned();
                let table = (*table).to_owned();
                story.character(&who).map(|_| Self::Seat { who, table })
            }
            ["configurations", table, "max_players"] => {
                Some(Self::Count { table: (*table).to_owned() })
            }
            ["duration_minutes"] if finding.message.starts_with("the rounds take") => {
                Some(Self::Longer)
            }
            _ => None,
        }
    }

    /// The button.
    pub(super) fn press(&self, known: &Known<'_>) -> Press {
        match self {
            Self::Seat { who, table } => {
                let label = format!("Add to {}", unquoted(&known.table(table)));
                press(label, "Adding…", ("seat", who, table))
            }
            Self::Count { table } => {
                let people = known.story.configurations.iter().find(|it| it.key == *table);
                let people = people.map_or(0, |it| it.characters.len());
                press(format!("Make it {people} seats"), "Changing it…", ("count", "", table))
            }
            Self::Longer => {
                let minutes = minutes(known.story);
                let label = format!("Make the evening {minutes} minutes long");
                press(label, "Changing it…", ("longer", "", ""))
            }
        }
    }

    /// What a pressed button has sent.
    pub(super) fn read(what: &str, who: &str, table: &str) -> Option<Self> {
        let (who, table) = (who.to_owned(), table.to_owned());
        match what {
            "seat" => Some(Self::Seat { who, table }),
            "count" => Some(Self::Count { table }),
            "longer" => Some(Self::Longer),
            _ => None,
        }
    }

    /// Does it, and says so; nothing if what it is about is not there, or is right already.
    pub(super) fn apply(&self, story: &mut StoryFile) -> Option<String> {
        match self {
            Self::Seat { who, table } => {
                let name = or(&story.character(who)?.name, UNNAMED);
                let table = story.configurations.iter_mut().find(|it| it.key == *table)?;
                if table.characters.contains(who) {
                    return None;
                }
                table.characters.push(who.clone());
                table.max_players = u32::try_from(table.characters.len()).ok()?;
                let table = or(&table.configuration_name, UNNAMED_TABLE);
                Some(format!("{name}: added to {table}"))
            }
            Self::Count { table } => {
                let table = story.configurations.iter_mut().find(|it| it.key == *table)?;
                table.max_players = u32::try_from(table.characters.len()).ok()?;
                let name = or(&table.configuration_name, UNNAMED_TABLE);
                Some(format!("{name}: {} seats", table.max_players))
            }
            Self::Longer => {
                story.duration_minutes = story.duration_minutes.max(minutes(story));
                Some(format!("The evening: {} minutes", story.duration_minutes))
            }
        }
    }
}

/// How long the rounds take together.
fn minutes(story: &StoryFile) -> u32 {
    story.rounds.iter().map(|round| round.minutes).fold(0, u32::saturating_add)
}

fn press(label: String, doing: &str, (what, who, table): (&str, &str, &str)) -> Press {
    let fields =
        vec![("what", what.to_owned()), ("who", who.to_owned()), ("table", table.to_owned())];
    Press { label, doing: doing.to_owned(), fields }
}

fn unquoted(title: &str) -> &str {
    title.trim_start_matches('“').trim_end_matches('”')
}
