use super::{gist, or};
use crate::stories::{
    editor::{names::Names, sheet::Sheet, thing::Thing},
    keys::fresh_key,
};
use lamplight_story_file::{Character, Gender, Offstage, limits as most};

const GENDERS: [(Gender, &str); 3] =
    [(Gender::Female, "she"), (Gender::Male, "he"), (Gender::Any, "whatever the player is")];

impl Thing for Character {
    fn key(&self) -> &str {
        &self.key
    }

    fn name_key(&mut self, taken: &[String]) {
        self.key = fresh_key(&self.name, "guest", taken);
    }

    fn title(&self, _: &Names) -> String {
        or(&self.name, "Somebody without a name")
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.tagline)
    }

    fn fill(&mut self, sheet: &mut Sheet, _: &Names) {
        sheet.group("What everybody knows", "");
        sheet.line("name", "Name", most::NAME, &mut self.name);
        sheet
            .line("tagline", "In one line", most::CHARACTER_TAGLINE, &mut self.tagline)
            .hint("Stands beside the picture on the shop page and in everyone’s list.");
        sheet.text(
            "description",
            "What is said of them",
            most::CHARACTER_DESCRIPTION,
            &mut self.description,
        );
        sheet
            .text("costume_hint", "Costume", most::COSTUME_HINT, &mut self.costume_hint)
            .hint("Two or three things people own already.");
        sheet
            .one_of("gender", "The character is", &GENDERS, &mut self.gender)
            .hint("Anybody may play anybody.");
        let need = ["No. They are always cast.", "Yes, when there are fewer players."];
        sheet.yes_or_no(
            "is_primary_character",
            "Can the story do without them?",
            need,
            &mut self.is_primary_character,
        );
        sheet
            .maybe_text("when_absent", "When nobody plays them", most::WHEN_ABSENT, &mut self.when_absent)
            .hint("Why they are not at table. Left empty, they do not exist in that evening, and no other text may name them.");
        sheet
            .maybe_line("portrait", "The picture’s name", most::PICTURE, &mut self.portrait)
            .hint("A portrait is drawn from it. A number at the end asks for another drawing: my-house/cook 7.");
        sheet.group(
            "What only they know",
            "Read by whoever plays them, and by nobody else. Not even by a host who plays along.",
        );
        sheet
            .text("secret.summary", "On one screen", most::SUMMARY, &mut self.secret.summary)
            .hint("What the player must not forget. It has to fit a phone without scrolling.");
        sheet
            .text("secret.private_briefing", "Briefing", most::BRIEFING, &mut self.secret.private_briefing)
            .hint("Read at home, before the evening. Write to “you”: who you are, what you did, know, hide, want.");
        sheet.lines(
            "secret.objectives",
            "What they want",
            most::OBJECTIVE,
            &mut self.secret.objectives,
        );
    }
}

impl Thing for Offstage {
    fn key(&self) -> &str {
        &self.key
    }

    fn name_key(&mut self, taken: &[String]) {
        self.key = fresh_key(&self.name, "somebody", taken);
    }

    fn title(&self, _: &Names) -> String {
        or(&self.name, "Somebody without a name")
    }

    fn gist(&self, _: &Names) -> String {
        gist(&self.description)
    }

    fn fill(&mut self, sheet: &mut Sheet, _: &Names) {
        sheet.line("name", "Name", most::NAME, &mut self.name);
        sheet
            .text(
                "description",
                "Who they are, or were",
                most::OFFSTAGE_DESCRIPTION,
                &mut self.description,
            )
            .hint("Everybody reads it.");
    }
}
