use super::gist;
use crate::stories::editor::{
    fields::{FormSchema, StoryFields},
    item::Item,
    names::Names,
};
use lamplight_story_file::{Closed, ScriptEntry, limits as most};

/// What an entry of a script is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Say,
    Do,
    Then,
}

impl Closed for Kind {
    const ALL: &'static [(&'static str, Self)] =
        &[("say", Self::Say), ("do", Self::Do), ("then", Self::Then)];
}

const KINDS: [(Kind, &str); 3] = [
    (Kind::Say, "Say: read aloud"),
    (Kind::Do, "Do: for the host’s eyes"),
    (Kind::Then, "Then: a button; everything above it has been said and done"),
];

/// The fields of all three kinds, of which the chosen one's are kept.
#[derive(Default)]
struct Open {
    text: String,
    label: String,
    letters: bool,
    clues: Vec<String>,
    dark: Option<u32>,
}

impl Open {
    fn of(entry: &ScriptEntry) -> (Kind, Self) {
        match entry.clone() {
            ScriptEntry::Say(text) => (Kind::Say, Self { text, ..Self::default() }),
            ScriptEntry::Do(text) => (Kind::Do, Self { text, ..Self::default() }),
            ScriptEntry::Then { label, letters, clues, dark } => {
                (Kind::Then, Self { text: String::new(), label, letters, clues, dark })
            }
        }
    }

    fn close(self, kind: Kind) -> ScriptEntry {
        match kind {
            Kind::Say => ScriptEntry::Say(self.text),
            Kind::Do => ScriptEntry::Do(self.text),
            Kind::Then => {
                let Self { label, letters, clues, dark, .. } = self;
                ScriptEntry::Then { label, letters, clues, dark }
            }
        }
    }
}

impl Item for ScriptEntry {
    fn title(&self, _: &Names) -> String {
        match self {
            Self::Say(_) => "Say".to_owned(),
            Self::Do(_) => "Do".to_owned(),
            Self::Then { label, .. } => format!("Button: {label}"),
        }
    }

    fn gist(&self, names: &Names) -> String {
        match self {
            Self::Say(text) | Self::Do(text) => gist(text),
            Self::Then { letters, clues, dark, .. } => {
                let mut does = Vec::new();
                does.extend(letters.then(|| "deals the letters".to_owned()));
                let titles = names.clues.iter().filter(|clue| clues.contains(&clue.key));
                does.extend(titles.map(|clue| format!("lets “{}” go", clue.name)));
                does.extend(dark.map(|seconds| format!("dark for {seconds} seconds")));
                does.join(", ")
            }
        }
    }

    fn fill(&mut self, schema: &mut FormSchema, names: &Names) {
        let (mut kind, mut open) = Open::of(self);
        schema.one_word("kind", "This is something to", &KINDS, &mut kind);
        let most = if kind == Kind::Do { most::DO } else { most::SAY };
        schema.group("To say or to do", "");
        schema
            .text("text", "The words", most, &mut open.text)
            .hint("Left aside for a button. A host who plays along reads all of the script, so it gives nothing away.");
        schema.group("On a button", "");
        schema.line("then", "What the button says", most::THEN, &mut open.label).hint(
            "Left aside for words. The last entry of a script is a button and ends the round.",
        );
        let words =
            ["deals the letters: the round’s text, letters and clues arrive now", "does not"];
        schema.yes_or_no("letters", "It", words, &mut open.letters);
        schema.ticks("clues", "It lets these clues go", &names.clues, &mut open.clues).optional();
        schema
            .maybe_number("dark", "All phones go dark for", "seconds", &most::DARK, &mut open.dark)
            .hint("Left empty, they do not.");
        *self = open.close(kind);
    }
}
