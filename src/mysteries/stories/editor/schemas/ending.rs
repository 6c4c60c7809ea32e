use super::gist;
use crate::stories::editor::{
    fields::{FormSchema, StoryFields},
    item::Item,
    names::Names,
};
use lamplight_story_file::{Afterwards, Closed, Ending, EndingWhen, limits as most};

const OUTCOMES: [(EndingWhen, &str); 3] = [
    (EndingWhen::Right, "they are right: the culprits have the most votes"),
    (EndingWhen::Wrong, "they are wrong: somebody else has the most votes"),
    (EndingWhen::Split, "they cannot decide: a tie for the most"),
];

impl Item for Ending {
    fn key(&self) -> &str {
        self.when.word()
    }

    fn title(&self, _: &Names) -> String {
        match self.when {
            EndingWhen::Right => "When they are right",
            EndingWhen::Wrong => "When they are wrong",
            EndingWhen::Split => "When they cannot decide",
        }
        .to_owned()
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.title)
    }

    fn fill(&mut self, schema: &mut FormSchema, _: &Names) {
        schema.one_word("when", "When", &OUTCOMES, &mut self.when);
        schema.line("title", "Title", most::ENDING_TITLE, &mut self.title);
        schema.text("text", "What happens then", most::ENDING, &mut self.text);
    }
}

impl Item for Afterwards {
    fn key(&self) -> &str {
        &self.character
    }

    fn title(&self, names: &Names) -> String {
        names.character(&self.character).to_owned()
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.text)
    }

    fn fill(&mut self, schema: &mut FormSchema, names: &Names) {
        schema.pick("character", "Who", &names.characters, &mut self.character);
        schema
            .text("text", "What became of them", most::AFTERWARDS, &mut self.text)
            .hint("Of everybody or of nobody.");
    }
}
