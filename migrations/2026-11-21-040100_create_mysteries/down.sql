drop table mystery_events, mystery_accusations, mystery_notes, mystery_clue_viewings, mystery_clue_states,
    mystery_objective_ticks, mystery_letter_reads, mystery_character_assignments, mystery_participants,
    mystery_sessions, story_culprits, story_solutions, story_clue_companions, story_clue_secrets, story_clues,
    story_round_secrets, story_rounds, story_configuration_characters, story_configurations,
    story_character_secrets, story_characters, story_offstage, story_editions, stories;
drop function guard_mystery_accusation, guard_mystery_session, check_configuration;
