use super::gist;
use crate::stories::editor::{
    fields::FormSchema,
    item::Item,
    names::{Names, within_sentence},
};
use lamplight_story_file::{Letter, limits as most};

impl Item for Letter {
    fn key(&self) -> &str {
        &self.character
    }

    fn title(&self, names: &Names) -> String {
        format!("To {}", within_sentence(names.character(&self.character)))
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.text)
    }

    fn fill(&mut self, schema: &mut FormSchema, names: &Names) {
        schema.group("", "Read by whoever plays them, and by nobody else.");
        schema.pick("character", "To", &names.characters, &mut self.character);
        schema
            .text("text", "The letter", most::LETTER, &mut self.text)
            .hint("Write to “you”. It arrives sealed, with the round.");
        schema
            .lines("objectives", "What they want now", most::OBJECTIVE, &mut self.objectives)
            .optional();
    }
}
