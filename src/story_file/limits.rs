//! The measures of the format: how long texts may be, in characters, and how much there may be.

use std::ops::RangeInclusive;

/// Characters in a key.
pub const KEY: usize = 40;
/// Characters in the title of the story.
pub const TITLE: usize = 80;
/// Characters in the story's tagline.
pub const TAGLINE: usize = 120;
/// Characters in an author's name or a content warning.
pub const LABEL: usize = 80;
/// Characters in an entry of `never_say`.
pub const NEVER_SAY: usize = 40;
/// Characters in the text for the shop.
pub const SHOP_DESCRIPTION: usize = 1500;
/// Characters in the setting.
pub const SETTING_DESCRIPTION: usize = 2500;
/// Characters in a name or a heading.
pub const NAME: usize = 60;
/// Characters in the description of somebody off stage.
pub const OFFSTAGE_DESCRIPTION: usize = 400;
/// Characters in a character's tagline.
pub const CHARACTER_TAGLINE: usize = 90;
/// Characters in a character's description.
pub const CHARACTER_DESCRIPTION: usize = 600;
/// Characters in a costume hint.
pub const COSTUME_HINT: usize = 240;
/// Characters in the name of a picture.
pub const PICTURE: usize = 200;
/// Characters in the note shown when nobody plays a character.
pub const WHEN_ABSENT: usize = 200;
/// Characters in a summary: one phone screen.
pub const SUMMARY: usize = 280;
/// Characters in a briefing.
pub const BRIEFING: usize = 2400;
/// Characters in an objective.
pub const OBJECTIVE: usize = 160;
/// Characters in the text of a round.
pub const ROUND_TEXT: usize = 1200;
/// Characters in a letter.
pub const LETTER: usize = 1100;
/// Characters the host reads aloud in one go.
pub const SAY: usize = 700;
/// Characters of one instruction to the host.
pub const DO: usize = 500;
/// Characters on a button.
pub const THEN: usize = 40;
/// Characters in the title of a clue.
pub const CLUE_TITLE: usize = 60;
/// Characters in the text of a clue.
pub const CLUE_TEXT: usize = 700;
/// Characters in how, and in why, it was done.
pub const HOW_AND_WHY: usize = 600;
/// Characters in the claim of a step.
pub const CLAIM: usize = 320;
/// Characters in what a herring looks like, in its truth, and in a line of the timeline.
pub const SHORT_TEXT: usize = 240;
/// Characters on a screen of the reveal.
pub const SCREEN: usize = 420;
/// Characters in the title of an ending.
pub const ENDING_TITLE: usize = 60;
/// Characters in an ending.
pub const ENDING: usize = 900;
/// Characters in what became of somebody.
pub const AFTERWARDS: usize = 400;
/// Characters in the time of a line of the timeline.
pub const MOMENT: usize = 30;

/// Minutes of an evening: at most a whole day.
pub const DURATION: RangeInclusive<u32> = 1..=1440;
/// Years of age.
pub const AGES: RangeInclusive<u32> = 0..=99;
/// Players at a table.
pub const PLAYERS: RangeInclusive<u32> = 2..=100;
/// Minutes of a round.
pub const MINUTES: RangeInclusive<u32> = 5..=120;
/// Seconds in the dark.
pub const DARK: RangeInclusive<u32> = 1..=300;

/// Clues in a story. Every list has a bound, because every cast is proved against all of them.
pub const MOST_CLUES: usize = 300;
/// Anything else in one list.
pub const MOST_IN_LIST: usize = 100;
