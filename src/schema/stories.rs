// @generated automatically by Diesel CLI.

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    stories (id) {
        id -> Uuid,
        author_id -> Nullable<Uuid>,
        slug -> Citext,
        status -> Text,
        visibility -> Text,
        built_in -> Bool,
        draft_source -> Nullable<Text>,
        draft_version -> Int4,
        title -> Text,
        tagline -> Text,
        shop_description -> Text,
        language -> Text,
        cover -> Text,
        min_players -> Int4,
        max_players -> Int4,
        duration_minutes -> Int4,
        ages -> Int4,
        content_warnings -> Array<Nullable<Text>>,
        host_modes -> Array<Nullable<Text>>,
        search -> Tsvector,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        cover_media_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_character_secrets (character_id) {
        character_id -> Uuid,
        summary -> Text,
        private_briefing -> Text,
        objectives -> Array<Nullable<Text>>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_characters (id) {
        id -> Uuid,
        edition_id -> Uuid,
        position -> Int4,
        key -> Text,
        name -> Text,
        gender -> Text,
        is_primary_character -> Bool,
        tagline -> Text,
        description -> Text,
        costume_hint -> Text,
        portrait -> Text,
        when_absent -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_clue_companions (clue_id, character_id) {
        clue_id -> Uuid,
        character_id -> Uuid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_clue_secrets (clue_id) {
        clue_id -> Uuid,
        title -> Text,
        text -> Text,
        picture -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_clues (id) {
        id -> Uuid,
        edition_id -> Uuid,
        position -> Int4,
        key -> Text,
        round_id -> Uuid,
        audience_id -> Nullable<Uuid>,
        release -> Text,
        if_absent -> Nullable<Text>,
        if_absent_id -> Nullable<Uuid>,
        public_from_id -> Nullable<Uuid>,
        can_show -> Bool,
        can_give -> Bool,
        can_board -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_configuration_characters (configuration_id, character_id) {
        configuration_id -> Uuid,
        character_id -> Uuid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_configurations (id) {
        id -> Uuid,
        edition_id -> Uuid,
        position -> Int4,
        key -> Text,
        configuration_name -> Text,
        min_players -> Int4,
        max_players -> Int4,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_culprits (edition_id, character_id) {
        edition_id -> Uuid,
        character_id -> Uuid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_draft_history (story_id, version) {
        story_id -> Uuid,
        version -> Int4,
        source -> Text,
        change -> Text,
        changed_at -> Timestamptz,
        taken_back -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_editions (id) {
        id -> Uuid,
        story_id -> Uuid,
        number -> Int4,
        source -> Text,
        title -> Text,
        tagline -> Text,
        language -> Text,
        duration_minutes -> Int4,
        ages -> Int4,
        authors -> Array<Nullable<Text>>,
        content_warnings -> Array<Nullable<Text>>,
        host_modes -> Array<Nullable<Text>>,
        shop_description -> Text,
        setting_description -> Text,
        published_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_half_typed (story_id, author_id, place) {
        story_id -> Uuid,
        author_id -> Uuid,
        place -> Text,
        typed -> Text,
        typed_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_offstage (edition_id, position) {
        edition_id -> Uuid,
        position -> Int4,
        key -> Text,
        name -> Text,
        description -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_round_secrets (round_id, character_id) {
        round_id -> Uuid,
        character_id -> Uuid,
        text -> Text,
        objectives -> Array<Nullable<Text>>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_rounds (id) {
        id -> Uuid,
        edition_id -> Uuid,
        position -> Int4,
        key -> Text,
        name -> Text,
        minutes -> Int4,
        text -> Text,
        host_script -> Jsonb,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::search::Tsvector;

    story_solutions (edition_id) {
        edition_id -> Uuid,
        how -> Text,
        why -> Text,
        steps -> Jsonb,
        herrings -> Jsonb,
        reveal -> Jsonb,
        endings -> Jsonb,
        afterwards -> Jsonb,
        timeline -> Jsonb,
    }
}

diesel::joinable!(story_character_secrets -> story_characters (character_id));
diesel::joinable!(story_characters -> story_editions (edition_id));
diesel::joinable!(story_clue_companions -> story_characters (character_id));
diesel::joinable!(story_clue_companions -> story_clues (clue_id));
diesel::joinable!(story_clue_secrets -> story_clues (clue_id));
diesel::joinable!(story_clues -> story_editions (edition_id));
diesel::joinable!(story_configuration_characters -> story_characters (character_id));
diesel::joinable!(story_configuration_characters -> story_configurations (configuration_id));
diesel::joinable!(story_configurations -> story_editions (edition_id));
diesel::joinable!(story_culprits -> story_characters (character_id));
diesel::joinable!(story_culprits -> story_solutions (edition_id));
diesel::joinable!(story_draft_history -> stories (story_id));
diesel::joinable!(story_editions -> stories (story_id));
diesel::joinable!(story_half_typed -> stories (story_id));
diesel::joinable!(story_offstage -> story_editions (edition_id));
diesel::joinable!(story_round_secrets -> story_characters (character_id));
diesel::joinable!(story_round_secrets -> story_rounds (round_id));
diesel::joinable!(story_rounds -> story_editions (edition_id));
diesel::joinable!(story_solutions -> story_editions (edition_id));
