// @generated automatically by Diesel CLI.

diesel::table! {
    auth_audit_log (id) {
        id -> Uuid,
        user_id -> Nullable<Uuid>,
        event -> Text,
        address -> Nullable<Text>,
        user_agent -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    login_sessions (id) {
        id -> Uuid,
        token_hash -> Bytea,
        user_id -> Uuid,
        user_agent -> Nullable<Text>,
        created_at -> Timestamptz,
        last_seen_at -> Timestamptz,
        expires_at -> Timestamptz,
        scope -> Nullable<Text>,
    }
}

diesel::table! {
    rate_limits (key) {
        key -> Bytea,
        settled_at -> Timestamptz,
    }
}

diesel::table! {
    users (id) {
        id -> Uuid,
        kind -> Text,
        username -> Nullable<Citext>,
        email -> Nullable<Citext>,
        display_name -> Text,
        password_hash -> Nullable<Text>,
        status -> Text,
        theme -> Text,
        time_zone -> Text,
        locale -> Text,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        notification_version -> Int8,
        unread_notifications -> Int4,
    }
}

diesel::joinable!(auth_audit_log -> users (user_id));
diesel::joinable!(login_sessions -> users (user_id));
