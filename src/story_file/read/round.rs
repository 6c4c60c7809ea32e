use super::fields::Fields;
use crate::limits::{DARK, MINUTES};
use crate::model::{Letter, Round, ScriptEntry};

pub(super) fn round(fields: &mut Fields<'_, '_>) -> Round {
    Round {
        key: fields.text("key"),
        name: fields.text("name"),
        minutes: fields.number("minutes", &MINUTES),
        text: fields.text("text"),
        host_script: fields.tables("host_script", script_entry),
        secrets: fields.maybe_tables("secrets", letter),
    }
}

impl Default for ScriptEntry {
    /// The stand-in for an entry that cannot be read.
    fn default() -> Self {
        Self::Do(String::new())
    }
}

fn script_entry(fields: &mut Fields<'_, '_>) -> ScriptEntry {
    let kinds = ["say", "do", "then"];
    let found = kinds.iter().filter(|kind| fields.has(kind)).count();
    if found != 1 {
        let message = "each entry of a script is exactly one of `say`, `do` and `then`";
        let count = if found == 0 { "has none" } else { "has more than one" };
        fields.notes.refuse(&fields.at, format!("{message}; this one {count}"));
        fields.notes.unread(fields.at.clone());
    }
    let (say, does) = (fields.maybe_text("say"), fields.maybe_text("do"));
    if !fields.has("then") {
        of_button_only(fields, if say.is_some() { "say" } else { "do" });
    }
    match (fields.has("then"), say, does) {
        (true, _, _) => then(fields),
        (false, Some(say), _) => ScriptEntry::Say(say),
        (false, None, does) => ScriptEntry::Do(does.unwrap_or_default()),
    }
}

/// What happens when a button is pressed has no place beside a line to be read.
fn of_button_only(fields: &mut Fields<'_, '_>, kind: &str) {
    for key in ["letters", "clues", "dark"] {
        if fields.find(key).is_some() {
            let reason =
                format!("`{key}` happens when a button is pressed: it belongs to a `then`");
            fields.notes.refuse(&fields.at.key(key), format!("{reason}, and this is a `{kind}`"));
        }
    }
}

fn then(fields: &mut Fields<'_, '_>) -> ScriptEntry {
    ScriptEntry::Then {
        label: fields.text("then"),
        letters: fields.maybe_truth("letters"),
        clues: fields.maybe_texts("clues"),
        dark: fields.maybe_number("dark", &DARK),
    }
}

fn letter(fields: &mut Fields<'_, '_>) -> Letter {
    Letter {
        character: fields.text("character"),
        text: fields.text("text"),
        objectives: fields.maybe_texts("objectives"),
    }
}
