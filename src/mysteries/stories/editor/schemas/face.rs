use crate::stories::editor::fields::{FormSchema, StoryFields};
use crate::stories::facts::{self, LANGUAGES};
use lamplight_core::form_schema::Named;
use lamplight_pictures::Kind;
use lamplight_story_file::{HostMode, StoryFile, limits as most};

/// The top of the file: what a host sees before choosing the story.
pub(crate) fn face(story: &mut StoryFile, schema: &mut FormSchema) {
    what_it_is(story, schema);
    good_to_know(story, schema);
    behind_the_scenes(story, schema);
}

fn what_it_is(story: &mut StoryFile, schema: &mut FormSchema) {
    schema.group("What it is", "");
    schema.line("title", "Title", most::TITLE, &mut story.title);
    schema
        .line("tagline", "In one sentence", most::TAGLINE, &mut story.tagline)
        .hint("Stands under the title, in the library too.");
    schema
        .text(
            "shop_description",
            "What makes a host want it",
            most::SHOP_DESCRIPTION,
            &mut story.shop_description,
        )
        .hint("The page before the evening. Give nothing away.");
    schema
        .text(
            "setting_description",
            "Where and when",
            most::SETTING_DESCRIPTION,
            &mut story.setting_description,
        )
        .hint("The place, the house, the date: what every guest may know beforehand.");
}

fn good_to_know(story: &mut StoryFile, schema: &mut FormSchema) {
    schema.group("Good to know", "");
    schema
        .number(
            "duration_minutes",
            "From arrival to reveal",
            "minutes",
            &most::DURATION,
            &mut story.duration_minutes,
        )
        .hint("Not less than the rounds together.");
    schema
        .number("ages", "From this age on", "years", &most::AGES, &mut story.ages)
        .hint("0: for everybody.");
    schema
        .lines(
            "content_warnings",
            "What somebody may not want to meet",
            most::LABEL,
            &mut story.content_warnings,
        )
        .hint("A poisoning, a broken marriage … One to a line.")
        .optional();
    let modes = [
        (HostMode::Plays, "play along: the host has a part, and nothing spoils it"),
        (HostMode::Knows, "know everything from the start"),
    ];
    schema.some_words("host_modes", "The host may", &modes, &mut story.host_modes);
    schema.at_least_one("Tick one of the two, or both: somebody has to host it.");
    language(&mut story.language, schema);
    schema.lines("authors", "Written by", most::LABEL, &mut story.authors).optional();
}

/// A language out of the list, or one by its tag.
fn language(tag: &mut String, schema: &mut FormSchema) {
    let mut known: Vec<Named> = LANGUAGES.iter().map(|(tag, name)| Named::new(tag, name)).collect();
    if !tag.is_empty() && !known.iter().any(|it| it.key == *tag) {
        known.insert(0, Named::new(tag, &format!("{} ({tag})", facts::language(tag))));
    }
    schema.pick("language", "Language", &known, tag);
    let mut own = String::new();
    schema
        .line("language_tag", "Another language, by its tag", 35, &mut own)
        .hint("Only where it is not in the list: gsw, nds, en-AU …")
        .optional();
    if !own.is_empty() {
        *tag = own;
    }
}

fn behind_the_scenes(story: &mut StoryFile, schema: &mut FormSchema) {
    schema.group("Picture and forbidden words", "");
    schema
        .picture("cover", "Cover", Kind::Cover, &story.key.clone(), &mut story.cover)
        .hint("Drawn for you, unless you bring a picture of your own below.");
    schema
        .lines(
            "never_say",
            "Words that no public text may contain",
            most::NEVER_SAY,
            &mut story.never_say,
        )
        .hint("They catch slips: the poison, the hiding place. Guests never see this list.")
        .optional();
}
