use super::gist;
use crate::stories::{
    editor::{
        fields::{FormSchema, StoryFields},
        item::Item,
        names::Names,
    },
    keys::fresh_key,
};
use lamplight_story_file::{Screen, limits as most};

impl Item for Screen {
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

    fn fill(&mut self, schema: &mut FormSchema, names: &Names) {
        schema.group("", "On every screen in the room, one press of a button each.");
        schema.maybe_line("heading", "Heading", most::NAME, &mut self.heading);
        schema.text("text", "Text", most::SCREEN, &mut self.text);
        schema.only_with(&names.characters, &mut self.only_with);
    }
}
