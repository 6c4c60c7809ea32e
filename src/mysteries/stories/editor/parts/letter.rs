use super::gist;
use crate::stories::editor::{names::Names, sheet::Sheet, thing::Thing};
use lamplight_story_file::{Letter, limits as most};

impl Thing for Letter {
    fn key(&self) -> &str {
        &self.character
    }

    fn title(&self, names: &Names) -> String {
        format!("To {}", names.character(&self.character))
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.text)
    }

    fn fill(&mut self, sheet: &mut Sheet, names: &Names) {
        sheet.group("", "Read by whoever plays them, and by nobody else.");
        sheet.pick("character", "To", &names.characters, &mut self.character);
        sheet
            .text("text", "The letter", most::LETTER, &mut self.text)
            .hint("Write to “you”. It arrives sealed, with the round.");
        sheet
            .lines("objectives", "What they want now", most::OBJECTIVE, &mut self.objectives)
            .optional();
    }
}
