//! Which tables are joined, and which pairs appear in one query.

use crate::{accounts::*, evenings::*, media::*, stories::*};
use diesel::{allow_tables_to_appear_in_same_query, joinable};

allow_tables_to_appear_in_same_query!(login_sessions, users);
allow_tables_to_appear_in_same_query!(media, media_variants);

allow_tables_to_appear_in_same_query!(story_character_secrets, story_characters);
allow_tables_to_appear_in_same_query!(
    story_configuration_characters,
    story_configurations,
    story_characters
);
allow_tables_to_appear_in_same_query!(story_round_secrets, story_rounds);
allow_tables_to_appear_in_same_query!(story_clue_secrets, story_clues);
allow_tables_to_appear_in_same_query!(story_clue_companions, story_clues);
allow_tables_to_appear_in_same_query!(stories, story_editions);
joinable!(stories -> users (author_id));
allow_tables_to_appear_in_same_query!(stories, users);

joinable!(mystery_sessions -> stories (story_id));
joinable!(mystery_participants -> users (user_id));
allow_tables_to_appear_in_same_query!(mystery_sessions, stories);
// Who is signed in, their seat and its evening are found in one query.
allow_tables_to_appear_in_same_query!(mystery_sessions, mystery_participants, users);
allow_tables_to_appear_in_same_query!(login_sessions, mystery_sessions);
allow_tables_to_appear_in_same_query!(login_sessions, mystery_participants);
allow_tables_to_appear_in_same_query!(mystery_participants, stories);
allow_tables_to_appear_in_same_query!(mystery_invitations, mystery_sessions);
allow_tables_to_appear_in_same_query!(mystery_participants, mystery_character_assignments);
allow_tables_to_appear_in_same_query!(mystery_letter_reads, mystery_character_assignments);
allow_tables_to_appear_in_same_query!(mystery_objective_ticks, mystery_character_assignments);
