use super::fields::Fields;
use crate::model::{Afterwards, Ending, Herring, Moment, Reference, Screen, Solution, Step};

pub(super) fn solution(fields: &mut Fields<'_, '_>) -> Solution {
    Solution {
        culprits: fields.texts("culprits"),
        how: fields.text("how"),
        why: fields.text("why"),
        steps: fields.tables("steps", step),
        herrings: fields.maybe_tables("herrings", herring),
        reveal: fields.tables("reveal", screen),
        endings: fields.tables("endings", ending),
        afterwards: fields.maybe_tables("afterwards", afterwards),
        timeline: fields.maybe_tables("timeline", moment),
    }
}

fn step(fields: &mut Fields<'_, '_>) -> Step {
    Step {
        key: fields.text("key"),
        about: fields.word("about"),
        claim: fields.text("claim"),
        needs: fields.texts("needs"),
        from: references(&fields.texts("from")),
    }
}

fn references(words: &[String]) -> Vec<Reference> {
    words.iter().map(|word| Reference::read(word)).collect()
}

fn herring(fields: &mut Fields<'_, '_>) -> Herring {
    Herring {
        key: fields.text("key"),
        about: fields.text("about"),
        looks_like: fields.text("looks_like"),
        truth: fields.text("truth"),
        from: references(&fields.texts("from")),
        screen: fields.text("screen"),
        only_with: fields.maybe_texts("only_with"),
    }
}

fn screen(fields: &mut Fields<'_, '_>) -> Screen {
    Screen {
        key: fields.text("key"),
        heading: fields.maybe_text("heading"),
        text: fields.text("text"),
        only_with: fields.maybe_texts("only_with"),
    }
}

fn ending(fields: &mut Fields<'_, '_>) -> Ending {
    Ending { when: fields.word("when"), title: fields.text("title"), text: fields.text("text") }
}

fn afterwards(fields: &mut Fields<'_, '_>) -> Afterwards {
    Afterwards { character: fields.text("character"), text: fields.text("text") }
}

fn moment(fields: &mut Fields<'_, '_>) -> Moment {
    Moment {
        at: fields.text("at"),
        text: fields.text("text"),
        only_with: fields.maybe_texts("only_with"),
    }
}
