//! What one wants to know about a story before choosing it, in words.

use super::access::Story;
use lamplight_story_file::HostMode;

/// A story's facts in words. Nothing in them is secret.
#[derive(Debug, Clone)]
pub struct Facts {
    /// `6 to 10`.
    pub players: String,
    /// `2 h 30`.
    pub takes: String,
    /// `14 and up`.
    pub ages: String,
    /// What the host may know.
    pub host: &'static str,
    /// What somebody may not want to meet, as the end of a sentence; empty if there is nothing.
    pub notes: String,
}

impl Facts {
    /// Of `story`.
    pub fn of(story: &Story) -> Self {
        Self {
            players: players(story.min_players, story.max_players),
            takes: takes(story.duration_minutes),
            ages: ages(story.ages),
            host: host(&story.host_modes()),
            notes: sentence(&story.content_warnings),
        }
    }
}

/// `6 to 10`, or `8` where there is no choice.
pub(super) fn players(fewest: i32, most: i32) -> String {
    if fewest == most { most.to_string() } else { format!("{fewest} to {most}") }
}

/// `45 min`, `2 h`, `2 h 30`.
pub(super) fn takes(minutes: i32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest:02}"),
    }
}

fn ages(from: i32) -> String {
    if from == 0 { "everybody".to_owned() } else { format!("{from} and up") }
}

fn host(modes: &[HostMode]) -> &'static str {
    match (modes.contains(&HostMode::Plays), modes.contains(&HostMode::Knows)) {
        (true, true) => "may play along, unspoilt",
        (true, false) => "plays along, unspoilt",
        _ => "knows everything",
    }
}

/// Content notes as the end of a sentence: `a poisoning, gambling debts.`
fn sentence(notes: &[Option<String>]) -> String {
    let notes: Vec<String> = notes.iter().flatten().map(|note| uncapitalised(note)).collect();
    let text = notes.join(", ");
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text } else { text + "." }
}

/// A first word loses its capital within a sentence, unless it has more of them.
fn uncapitalised(note: &str) -> String {
    let mut letters = note.chars();
    match letters.next() {
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => note.to_owned(),
    }
}

/// Languages by their tags, as they are chosen and told.
pub(super) const LANGUAGES: &[(&str, &str)] = &[
    ("en", "English"),
    ("en-GB", "English, British"),
    ("en-US", "English, American"),
    ("ar", "Arabic"),
    ("eu", "Basque"),
    ("bg", "Bulgarian"),
    ("ca", "Catalan"),
    ("zh", "Chinese"),
    ("hr", "Croatian"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("nl", "Dutch"),
    ("eo", "Esperanto"),
    ("et", "Estonian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("gl", "Galician"),
    ("de", "German"),
    ("de-AT", "German, Austrian"),
    ("de-CH", "German, Swiss"),
    ("el", "Greek"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hu", "Hungarian"),
    ("is", "Icelandic"),
    ("id", "Indonesian"),
    ("ga", "Irish"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("lv", "Latvian"),
    ("lt", "Lithuanian"),
    ("nb", "Norwegian"),
    ("nn", "Norwegian, Nynorsk"),
    ("fa", "Persian"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("pt-BR", "Portuguese, Brazilian"),
    ("ro", "Romanian"),
    ("sr", "Serbian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("es", "Spanish"),
    ("sv", "Swedish"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("vi", "Vietnamese"),
    ("cy", "Welsh"),
];

/// The English name of a language, or its tag.
pub(super) fn language(tag: &str) -> String {
    let first = tag.split('-').next().map_or("", |first| if first == "no" { "nb" } else { first });
    LANGUAGES
        .iter()
        .find(|(known, _)| *known == first)
        .map_or_else(|| tag.to_owned(), |(_, name)| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_read_like_words() {
        assert_eq!(players(6, 10), "6 to 10");
        assert_eq!(players(8, 8), "8");
        assert_eq!(
            (takes(45), takes(120), takes(150)),
            ("45 min".into(), "2 h".into(), "2 h 30".into())
        );
        assert_eq!(takes(65), "1 h 05");
        assert_eq!(host(&[HostMode::Plays, HostMode::Knows]), "may play along, unspoilt");
        let notes = ["A poisoning", "Gambling debts", "FBI agents"].map(|it| Some(it.to_owned()));
        assert_eq!(sentence(&notes), "a poisoning, gambling debts, FBI agents.");
        assert_eq!((language("en-GB"), language("tlh")), ("English".into(), "tlh".into()));
    }
}
