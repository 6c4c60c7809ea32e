use super::gist;
use crate::stories::editor::{
    fields::{FormSchema, StoryFields},
    item::Item,
    names::{Names, or},
};
use lamplight_story_file::{Moment, limits as most};

impl Item for Moment {
    fn title(&self, _: &Names) -> String {
        or(&self.at, "Some time")
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.text)
    }

    fn fill(&mut self, schema: &mut FormSchema, names: &Names) {
        schema
            .line("at", "When", most::MOMENT, &mut self.at)
            .hint("In words or figures: half past six.");
        schema.text("text", "What happened", most::SHORT_TEXT, &mut self.text);
        schema.only_with(&names.characters, &mut self.only_with);
    }
}
