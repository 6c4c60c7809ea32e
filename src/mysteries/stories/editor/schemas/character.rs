use super::gist;
use crate::stories::{
    editor::{
        fields::{FormSchema, StoryFields},
        item::Item,
        names::{Names, UNNAMED, or},
    },
    keys::fresh_key,
};
use lamplight_pictures::Kind;
use lamplight_story_file::{Character, Gender, Offstage, limits as most};

const GENDERS: [(Gender, &str); 3] =
    [(Gender::Female, "she"), (Gender::Male, "he"), (Gender::Any, "whatever the player is")];

impl Item for Character {
    fn key(&self) -> &str {
        &self.key
    }

    fn name_key(&mut self, taken: &[String]) {
        self.key = fresh_key(&self.name, "guest", taken);
    }

    fn title(&self, _: &Names) -> String {
        or(&self.name, UNNAMED)
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.tagline)
    }

    fn fill(&mut self, schema: &mut FormSchema, names: &Names) {
        schema.group("What everybody knows", "");
        schema.line("name", "Name", most::NAME, &mut self.name);
        let drawn = format!("{}/{}", names.story, self.key);
        schema
            .picture("portrait", "Picture", Kind::Portrait, &drawn, &mut self.portrait)
            .hint("Drawn for you. Take another, if this is not them.");
        schema
            .line("tagline", "In one line", most::CHARACTER_TAGLINE, &mut self.tagline)
            .hint("Stands beside the picture on the shop page and in everyone’s list.");
        schema.text(
            "description",
            "What is said of them",
            most::CHARACTER_DESCRIPTION,
            &mut self.description,
        );
        schema
            .text("costume_hint", "Costume", most::COSTUME_HINT, &mut self.costume_hint)
            .hint("Two or three things people own already.");
        schema
            .one_word("gender", "The character is", &GENDERS, &mut self.gender)
            .hint("Anybody may play anybody.");
        let need = ["No. They are always cast.", "Yes, when there are fewer players."];
        schema.yes_or_no(
            "is_primary_character",
            "Can the story do without them?",
            need,
            &mut self.is_primary_character,
        );
        schema
            .maybe_text("when_absent", "When nobody plays them", most::WHEN_ABSENT, &mut self.when_absent)
            .hint("Why they are not at table. Left empty, they do not exist in that evening, and no other text may name them.");
        schema.group(
            "What only they know",
            "Read by whoever plays them, and by nobody else. Not even by a host who plays along.",
        );
        schema
            .text("secret.summary", "On one screen", most::SUMMARY, &mut self.secret.summary)
            .hint("What the player must not forget. It has to fit a phone without scrolling.");
        schema
            .text("secret.private_briefing", "Briefing", most::BRIEFING, &mut self.secret.private_briefing)
            .hint("Read at home, before the evening. Write to “you”: who you are, what you did, know, hide, want.");
        schema.lines(
            "secret.objectives",
            "What they want",
            most::OBJECTIVE,
            &mut self.secret.objectives,
        );
    }
}

impl Item for Offstage {
    fn key(&self) -> &str {
        &self.key
    }

    fn name_key(&mut self, taken: &[String]) {
        self.key = fresh_key(&self.name, "somebody", taken);
    }

    fn title(&self, _: &Names) -> String {
        or(&self.name, UNNAMED)
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.description)
    }

    fn fill(&mut self, schema: &mut FormSchema, _: &Names) {
        schema.line("name", "Name", most::NAME, &mut self.name);
        schema
            .text(
                "description",
                "Who they are, or were",
                most::OFFSTAGE_DESCRIPTION,
                &mut self.description,
            )
            .hint("Everybody reads it.");
    }
}
