use super::{gist, or};
use crate::stories::editor::{names::Names, sheet::Sheet, thing::Thing};
use lamplight_story_file::{Moment, limits as most};

impl Thing for Moment {
    fn title(&self, _: &Names) -> String {
        or(&self.at, "Some time")
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.text)
    }

    fn fill(&mut self, sheet: &mut Sheet, names: &Names) {
        sheet
            .line("at", "When", most::MOMENT, &mut self.at)
            .hint("In words or figures: half past six.");
        sheet.text("text", "What happened", most::SHORT_TEXT, &mut self.text);
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
