-- How many notifications of somebody are unread, and a number that grows with every change of
-- them: beside the person, so that every page can show it without asking for it.
alter table users add column notification_version bigint not null default 1;
alter table users add column unread_notifications integer not null default 0 check (unread_notifications >= 0);

create table notifications (
    id uuid primary key,
    user_id uuid not null references users on delete cascade,
    -- Grows with each notification of a person, under their row's lock.
    number bigint not null,
    notification_type text not null check (notification_type ~ '^[a-z_]{1,60}$'),
    title text not null check (length(title) between 1 and 200),
    content text not null default '' check (length(content) <= 500),
    -- A page of ours.
    link text not null check (link ~ '^/[^/\\]' and length(link) <= 500),
    -- The address of a picture of ours.
    picture text check (length(picture) <= 500),
    related_entity_type text check (length(related_entity_type) <= 60),
    related_entity_id uuid,
    action_required boolean not null default false,
    -- What is told once: a second one with the same key is none.
    once_key text check (length(once_key) <= 120),
    read_at timestamptz,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    unique (user_id, number),
    unique (user_id, once_key),
    check ((related_entity_type is null) = (related_entity_id is null))
);
create index notifications_created on notifications (created_at);
create index notifications_unread on notifications (user_id) where read_at is null;
