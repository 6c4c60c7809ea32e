use super::gist;
use crate::stories::{
    editor::{names::Names, sheet::Sheet, thing::Thing},
    keys::fresh_key,
};
use lamplight_story_file::{Screen, limits as most};

impl Thing for Screen {
    fn key(&self) -> &str {
        &self.key
    }

    fn name_key(&mut self, taken: &[String]) {
        self.key = fresh_key(self.heading.as_deref().unwrap_or_default(), "screen", taken);
    }

    fn title(&self, names: &Names) -> String {
        let number = names.screens.iter().find(|screen| screen.key == self.key);
        let number = number.map_or("A screen", |screen| screen.name.as_str());
        self.heading.as_ref().map_or(number.to_owned(), |heading| format!("{number}: {heading}"))
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.text)
    }

    fn fill(&mut self, sheet: &mut Sheet, names: &Names) {
        sheet.group("", "On every screen in the room, one press of a button each.");
        sheet.maybe_line("heading", "Heading", most::NAME, &mut self.heading);
        sheet.text("text", "Text", most::SCREEN, &mut self.text);
        sheet
            .ticks(
                "only_with",
                "Only if all of these are cast",
                &names.characters,
                &mut self.only_with,
            )
            .optional();
    }
}
