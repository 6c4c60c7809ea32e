// @generated automatically by Diesel CLI.

diesel::table! {
    job_schedules (kind) {
        kind -> Text,
        every_seconds -> Int4,
        next_at -> Timestamptz,
        last_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    jobs (id) {
        id -> Uuid,
        kind -> Text,
        payload -> Jsonb,
        unique_key -> Nullable<Text>,
        run_at -> Timestamptz,
        attempts -> Int4,
        max_attempts -> Int4,
        locked_by -> Nullable<Text>,
        locked_until -> Nullable<Timestamptz>,
        last_error -> Nullable<Text>,
        created_at -> Timestamptz,
        finished_at -> Nullable<Timestamptz>,
        failed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    mails (id) {
        id -> Uuid,
        kind -> Text,
        to_address -> Nullable<Text>,
        to_name -> Nullable<Text>,
        subject -> Nullable<Text>,
        text -> Nullable<Text>,
        html -> Nullable<Text>,
        calendar -> Nullable<Text>,
        status -> Text,
        attempts -> Int4,
        reason -> Nullable<Text>,
        created_at -> Timestamptz,
        sent_at -> Nullable<Timestamptz>,
    }
}
