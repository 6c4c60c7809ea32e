use super::gist;
use crate::stories::{
    editor::{
        fields::{FormSchema, StoryFields},
        item::Item,
        names::{Names, or},
        review::capitalised,
    },
    keys::fresh_key,
};
use lamplight_story_file::{About, Closed, Herring, Step, limits as most};

const ABOUTS: [(About, &str); 3] = [
    (About::Means, "with what it was done"),
    (About::Opportunity, "who could have done it"),
    (About::Motive, "who wanted it done"),
];

impl Item for Step {
    fn key(&self) -> &str {
        &self.key
    }

    fn name_key(&mut self, taken: &[String]) {
        self.key = fresh_key(self.about.word(), "step", taken);
    }

    fn title(&self, _: &Names) -> String {
        let about = ABOUTS.iter().find(|(about, _)| *about == self.about);
        capitalised(about.map_or("a step", |(_, words)| words))
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.claim)
    }

    fn fill(&mut self, schema: &mut FormSchema, names: &Names) {
        schema.one_word("about", "It is about", &ABOUTS, &mut self.about);
        schema
            .text("claim", "What can be concluded", most::CLAIM, &mut self.claim)
            .hint("Read out in the reveal.");
        schema
            .ticks("needs", "Nobody could conclude it without", &names.clues, &mut self.needs)
            .hint("Clues that are on the board by the last round whoever plays.");
        schema
            .references("from", "What else speaks for it", &names.sources, &mut self.from)
            .hint("With what it needs, at least two sources.")
            .optional();
    }
}

impl Item for Herring {
    fn key(&self) -> &str {
        &self.key
    }

    fn name_key(&mut self, taken: &[String]) {
        self.key = fresh_key(&self.looks_like, "herring", taken);
    }

    fn title(&self, names: &Names) -> String {
        or(names.character(&self.about), "Nobody in particular")
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.looks_like)
    }

    fn fill(&mut self, schema: &mut FormSchema, names: &Names) {
        schema.pick("about", "Who looks guilty", &names.characters, &mut self.about);
        schema.text("looks_like", "What it looks like", most::SHORT_TEXT, &mut self.looks_like);
        schema.text("truth", "What it is", most::SHORT_TEXT, &mut self.truth);
        schema.references("from", "Where it comes from", &names.sources, &mut self.from);
        schema.pick(
            "screen",
            "The screen of the reveal that explains it",
            &names.screens,
            &mut self.screen,
        );
        schema.only_with(&names.characters, &mut self.only_with);
    }
}
