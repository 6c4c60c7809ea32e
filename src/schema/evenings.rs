// @generated automatically by Diesel CLI.

diesel::table! {
    mystery_accusations (id) {
        id -> Uuid,
        session_id -> Uuid,
        participant_id -> Uuid,
        accused_id -> Uuid,
        how -> Text,
        why -> Text,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    mystery_character_assignments (id) {
        id -> Uuid,
        session_id -> Uuid,
        character_id -> Uuid,
        participant_id -> Nullable<Uuid>,
        role_briefing_sent -> Bool,
        briefing_read_at -> Nullable<Timestamptz>,
        assigned_at -> Timestamptz,
    }
}

diesel::table! {
    mystery_clue_marks (participant_id, clue_id) {
        participant_id -> Uuid,
        clue_id -> Uuid,
        important -> Bool,
        marked_at -> Timestamptz,
    }
}

diesel::table! {
    mystery_clue_states (session_id, clue_id) {
        session_id -> Uuid,
        clue_id -> Uuid,
        holder_id -> Nullable<Uuid>,
        on_board_at -> Nullable<Timestamptz>,
        board_by_id -> Nullable<Uuid>,
        held_since -> Timestamptz,
        came_out_at -> Timestamptz,
    }
}

diesel::table! {
    mystery_clue_viewings (session_id, clue_id, viewer_id) {
        session_id -> Uuid,
        clue_id -> Uuid,
        viewer_id -> Uuid,
        shown_by_id -> Nullable<Uuid>,
        shown_at -> Timestamptz,
    }
}

diesel::table! {
    mystery_events (session_id, seq) {
        session_id -> Uuid,
        seq -> Int8,
        kind -> Text,
        audience -> Text,
        assignment_id -> Nullable<Uuid>,
        payload -> Jsonb,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    mystery_invitations (id) {
        id -> Uuid,
        session_id -> Uuid,
        name -> Text,
        email -> Citext,
        token_hash -> Bytea,
        status -> Text,
        mail_id -> Nullable<Uuid>,
        sent_at -> Timestamptz,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    mystery_letter_reads (assignment_id, round) {
        assignment_id -> Uuid,
        round -> Int4,
        opened_at -> Timestamptz,
    }
}

diesel::table! {
    mystery_notes (participant_id) {
        participant_id -> Uuid,
        text -> Text,
        version -> Int4,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    mystery_objective_ticks (assignment_id, round, line) {
        assignment_id -> Uuid,
        round -> Int4,
        line -> Int4,
        ticked_at -> Timestamptz,
    }
}

diesel::table! {
    mystery_participants (id) {
        id -> Uuid,
        session_id -> Uuid,
        user_id -> Uuid,
        role -> Text,
        display_name -> Citext,
        seat_number -> Int4,
        wish_id -> Nullable<Uuid>,
        link_version -> Int4,
        joined_at -> Timestamptz,
        last_seen_at -> Timestamptz,
        left_at -> Nullable<Timestamptz>,
        removed -> Bool,
        left_character_id -> Nullable<Uuid>,
        link_used_at -> Nullable<Timestamptz>,
        nudged_at -> Nullable<Timestamptz>,
        name_skeleton -> Text,
        by_page -> Bool,
    }
}

diesel::table! {
    mystery_press_rows (press_id, seq) {
        press_id -> Uuid,
        seq -> Int8,
        relation -> Text,
        key -> Jsonb,
        was -> Nullable<Jsonb>,
        became -> Nullable<Jsonb>,
    }
}

diesel::table! {
    mystery_presses (id) {
        id -> Uuid,
        session_id -> Uuid,
        words -> Text,
        pressed_at -> Timestamptz,
        until -> Timestamptz,
    }
}

diesel::table! {
    mystery_seat_link_uses (id) {
        id -> Uuid,
        participant_id -> Uuid,
        used_at -> Timestamptz,
        user_agent -> Nullable<Text>,
    }
}

diesel::table! {
    mystery_sessions (id) {
        id -> Uuid,
        host_id -> Uuid,
        story_id -> Uuid,
        edition_id -> Uuid,
        story_configuration_id -> Uuid,
        session_code -> Citext,
        title -> Text,
        place -> Nullable<Text>,
        starts_at -> Nullable<Timestamptz>,
        time_zone -> Text,
        seats -> Int4,
        host_mode -> Text,
        status -> Text,
        phase -> Text,
        current_round -> Int4,
        current_step -> Int4,
        letters_round -> Int4,
        reveal_step -> Int4,
        parts_sent_at -> Nullable<Timestamptz>,
        timer_ends_at -> Nullable<Timestamptz>,
        timer_left_seconds -> Nullable<Int4>,
        dark_until -> Nullable<Timestamptz>,
        recap_shared -> Bool,
        event_seq -> Int8,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        started_at -> Nullable<Timestamptz>,
        ended_at -> Nullable<Timestamptz>,
        screen_version -> Int4,
        version -> Int8,
        door_closed -> Bool,
        recap_version -> Int4,
    }
}

diesel::joinable!(mystery_accusations -> mystery_participants (participant_id));
diesel::joinable!(mystery_accusations -> mystery_sessions (session_id));
diesel::joinable!(mystery_character_assignments -> mystery_participants (participant_id));
diesel::joinable!(mystery_character_assignments -> mystery_sessions (session_id));
diesel::joinable!(mystery_clue_marks -> mystery_participants (participant_id));
diesel::joinable!(mystery_clue_states -> mystery_sessions (session_id));
diesel::joinable!(mystery_events -> mystery_character_assignments (assignment_id));
diesel::joinable!(mystery_events -> mystery_sessions (session_id));
diesel::joinable!(mystery_invitations -> mystery_sessions (session_id));
diesel::joinable!(mystery_letter_reads -> mystery_character_assignments (assignment_id));
diesel::joinable!(mystery_notes -> mystery_participants (participant_id));
diesel::joinable!(mystery_objective_ticks -> mystery_character_assignments (assignment_id));
diesel::joinable!(mystery_participants -> mystery_sessions (session_id));
diesel::joinable!(mystery_press_rows -> mystery_presses (press_id));
diesel::joinable!(mystery_presses -> mystery_sessions (session_id));
diesel::joinable!(mystery_seat_link_uses -> mystery_participants (participant_id));
