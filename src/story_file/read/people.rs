use super::fields::Fields;
use crate::limits::PLAYERS;
use crate::model::{Character, Configuration, Offstage, Secret};

pub(super) fn offstage(fields: &mut Fields<'_, '_>) -> Offstage {
    Offstage {
        key: fields.text("key"),
        name: fields.text("name"),
        description: fields.text("description"),
    }
}

pub(super) fn character(fields: &mut Fields<'_, '_>) -> Character {
    Character {
        key: fields.text("key"),
        name: fields.text("name"),
        gender: fields.word("gender"),
        is_primary_character: fields.truth("is_primary_character"),
        tagline: fields.text("tagline"),
        description: fields.text("description"),
        costume_hint: fields.text("costume_hint"),
        portrait: fields.maybe_text("portrait"),
        when_absent: fields.maybe_text("when_absent"),
        secret: fields.table("secret", secret),
    }
}

fn secret(fields: &mut Fields<'_, '_>) -> Secret {
    Secret {
        summary: fields.text("summary"),
        private_briefing: fields.text("private_briefing"),
        objectives: fields.texts("objectives"),
    }
}

pub(super) fn configuration(fields: &mut Fields<'_, '_>) -> Configuration {
    Configuration {
        key: fields.text("key"),
        configuration_name: fields.text("configuration_name"),
        min_players: fields.number("min_players", &PLAYERS),
        max_players: fields.number("max_players", &PLAYERS),
        characters: fields.texts("characters"),
    }
}
