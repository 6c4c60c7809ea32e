use crate::stories::editor::sheet::Sheet;
use lamplight_story_file::{HostMode, StoryFile, limits as most};

/// The top of the file: what a host sees before choosing the story.
pub(crate) fn face(story: &mut StoryFile, sheet: &mut Sheet) {
    what_it_is(story, sheet);
    good_to_know(story, sheet);
    behind_the_scenes(story, sheet);
}

fn what_it_is(story: &mut StoryFile, sheet: &mut Sheet) {
    sheet.group("What it is", "");
    sheet.line("title", "Title", most::TITLE, &mut story.title);
    sheet
        .line("tagline", "In one sentence", most::TAGLINE, &mut story.tagline)
        .hint("Stands under the title, in the library too.");
    sheet
        .text(
            "shop_description",
            "What makes a host want it",
            most::SHOP_DESCRIPTION,
            &mut story.shop_description,
        )
        .hint("The page before the evening. Give nothing away.");
    sheet
        .text(
            "setting_description",
            "Where and when",
            most::SETTING_DESCRIPTION,
            &mut story.setting_description,
        )
        .hint("The place, the house, the date: what every guest may know beforehand.");
}

fn good_to_know(story: &mut StoryFile, sheet: &mut Sheet) {
    sheet.group("Good to know", "");
    sheet
        .number(
            "duration_minutes",
            "From arrival to reveal",
            "minutes",
            &most::DURATION,
            &mut story.duration_minutes,
        )
        .hint("Not less than the rounds together.");
    sheet
        .number("ages", "From this age on", "years", &most::AGES, &mut story.ages)
        .hint("0: for everybody.");
    sheet
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
    sheet.some_of("host_modes", "The host may", &modes, &mut story.host_modes);
    sheet.line("language", "Language", 35, &mut story.language).hint("Its tag: en, de, en-GB …");
    sheet.lines("authors", "Written by", most::LABEL, &mut story.authors).optional();
}

fn behind_the_scenes(story: &mut StoryFile, sheet: &mut Sheet) {
    sheet.group("Behind the scenes", "");
    sheet.maybe_line("cover", "The cover’s name", most::PICTURE, &mut story.cover).hint(
        "A picture is drawn from it, unless you bring one of your own below. A number at the end asks for another drawing: my-house 20.",
    );
    sheet
        .lines(
            "never_say",
            "Words that no public text may contain",
            most::NEVER_SAY,
            &mut story.never_say,
        )
        .hint("They catch slips: the poison, the hiding place. Guests never see this list.")
        .optional();
}
