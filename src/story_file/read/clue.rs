use super::fields::Fields;
use crate::model::{Audience, Can, Clue, IfAbsent};

pub(super) fn clue(fields: &mut Fields<'_, '_>) -> Clue {
    Clue {
        key: fields.text("key"),
        title: fields.text("title"),
        text: fields.text("text"),
        round: fields.text("round"),
        audience: audience(fields.text("audience")),
        release: fields.word("release"),
        if_absent: fields.maybe_text("if_absent").map(IfAbsent::of_word),
        public_from: fields.maybe_text("public_from"),
        can: can(fields),
        only_with: fields.maybe_texts("only_with"),
        picture: fields.maybe_text("picture"),
    }
}

fn audience(word: String) -> Audience {
    match word.as_str() {
        // Nothing at all is a mistake noted elsewhere; the board is the harmless stand-in.
        "" => Audience::Everyone,
        _ => Audience::of_word(word),
    }
}

fn can(fields: &mut Fields<'_, '_>) -> Option<Vec<Can>> {
    let given = fields.has("can");
    let words = fields.maybe_texts("can");
    given.then(|| fields.words("can", &words))
}
