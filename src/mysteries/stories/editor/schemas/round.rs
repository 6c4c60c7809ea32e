use crate::stories::{
    editor::{
        fields::FormSchema,
        item::Item,
        names::{Names, UNNAMED_ROUND, or},
    },
    keys::fresh_key,
};
use lamplight_story_file::{Round, limits as most};

impl Item for Round {
    fn key(&self) -> &str {
        &self.key
    }

    fn name_key(&mut self, taken: &[String]) {
        self.key = fresh_key(&self.name, "round", taken);
    }

    fn title(&self, _: &Names) -> String {
        or(&self.name, UNNAMED_ROUND)
    }

    fn gist(&self, _: &Names) -> String {
        let (script, letters) = (self.host_script.len(), self.secrets.len());
        format!("{} minutes, {script} lines of script, {letters} letters", self.minutes)
    }

    fn fill(&mut self, schema: &mut FormSchema, _: &Names) {
        if self.minutes == 0 {
            self.minutes = 30;
        }
        schema.line("name", "Name", most::NAME, &mut self.name);
        schema.number("minutes", "How long it lasts", "minutes", &most::MINUTES, &mut self.minutes);
        schema
            .text("text", "What everybody reads", most::ROUND_TEXT, &mut self.text)
            .hint("On every phone when the letters are dealt.");
    }
}
