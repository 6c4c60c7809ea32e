// @generated automatically by Diesel CLI.

diesel::table! {
    media (id) {
        id -> Uuid,
        owner_id -> Nullable<Uuid>,
        kind -> Text,
        purpose -> Text,
        bytes -> Int8,
        created_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        deleted_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    media_variants (media_id, name) {
        media_id -> Uuid,
        name -> Text,
        content_type -> Text,
        width -> Int4,
        height -> Int4,
        bytes -> Int8,
    }
}

diesel::joinable!(media_variants -> media (media_id));
