use super::listed;
use crate::stories::{
    editor::{
        fields::FormSchema,
        item::Item,
        names::{Names, UNNAMED_TABLE, or},
    },
    keys::fresh_key,
};
use lamplight_story_file::{Configuration, limits as most};

impl Item for Configuration {
    fn key(&self) -> &str {
        &self.key
    }

    fn name_key(&mut self, taken: &[String]) {
        self.key = fresh_key(&self.configuration_name, "table", taken);
    }

    fn title(&self, _: &Names) -> String {
        or(&self.configuration_name, UNNAMED_TABLE)
    }

    fn gist(&self, names: &Names) -> String {
        let who = listed(self.characters.iter().map(|key| names.character(key).to_owned()));
        format!("{} to {} players: {who}", self.min_players, self.max_players)
    }

    fn fill(&mut self, schema: &mut FormSchema, names: &Names) {
        if self.min_players == 0 {
            self.min_players = *most::PLAYERS.start();
        }
        schema
            .line("configuration_name", "Name", most::NAME, &mut self.configuration_name)
            .hint("The small table, the whole house …");
        schema
            .ticks("characters", "Who sits at it", &names.characters, &mut self.characters)
            .hint("Everybody who is always cast, and any of the others. With fewer players, the last of the others stay away.");
        schema
            .number("min_players", "The fewest players", "", &most::PLAYERS, &mut self.min_players)
            .hint("The most is the number of people ticked above.");
        // There is a seat for each.
        self.max_players = u32::try_from(self.characters.len()).unwrap_or(u32::MAX);
    }
}
