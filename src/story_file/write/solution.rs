use super::toml::Toml;
use crate::model::{Closed, Herring, Reference, Screen, Solution, Step};

pub(super) fn write(solution: &Solution, toml: &mut Toml) {
    toml.header("[solution]");
    toml.texts("culprits", &solution.culprits);
    toml.text("how", &solution.how);
    toml.text("why", &solution.why);
    solution.steps.iter().for_each(|one| step(one, toml));
    solution.herrings.iter().for_each(|one| herring(one, toml));
    solution.reveal.iter().for_each(|one| screen(one, toml));
    for ending in &solution.endings {
        toml.header("[[solution.endings]]");
        toml.text("when", ending.when.word());
        toml.text("title", &ending.title);
        toml.text("text", &ending.text);
    }
    for after in &solution.afterwards {
        toml.header("[[solution.afterwards]]");
        toml.text("character", &after.character);
        toml.text("text", &after.text);
    }
    for moment in &solution.timeline {
        toml.header("[[solution.timeline]]");
        toml.text("at", &moment.at);
        toml.text("text", &moment.text);
        toml.maybe_texts("only_with", &moment.only_with);
    }
}

fn step(step: &Step, toml: &mut Toml) {
    toml.header("[[solution.steps]]");
    toml.text("key", &step.key);
    toml.text("about", step.about.word());
    toml.text("claim", &step.claim);
    toml.texts("needs", &step.needs);
    toml.texts("from", &written(&step.from));
}

fn written(references: &[Reference]) -> Vec<String> {
    references.iter().map(Reference::to_string).collect()
}

fn herring(herring: &Herring, toml: &mut Toml) {
    toml.header("[[solution.herrings]]");
    toml.text("key", &herring.key);
    toml.text("about", &herring.about);
    toml.text("looks_like", &herring.looks_like);
    toml.text("truth", &herring.truth);
    toml.texts("from", &written(&herring.from));
    toml.text("screen", &herring.screen);
    toml.maybe_texts("only_with", &herring.only_with);
}

fn screen(screen: &Screen, toml: &mut Toml) {
    toml.header("[[solution.reveal]]");
    toml.text("key", &screen.key);
    toml.maybe_text("heading", screen.heading.as_ref());
    toml.text("text", &screen.text);
    toml.maybe_texts("only_with", &screen.only_with);
}
