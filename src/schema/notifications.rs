// @generated automatically by Diesel CLI.

diesel::table! {
    notifications (id) {
        id -> Uuid,
        user_id -> Uuid,
        number -> Int8,
        notification_type -> Text,
        title -> Text,
        content -> Text,
        link -> Text,
        picture -> Nullable<Text>,
        related_entity_type -> Nullable<Text>,
        related_entity_id -> Nullable<Uuid>,
        action_required -> Bool,
        once_key -> Nullable<Text>,
        read_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        expires_at -> Nullable<Timestamptz>,
    }
}
