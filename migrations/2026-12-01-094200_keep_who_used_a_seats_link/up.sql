-- Every time somebody sat down by a seat's own link: whoever has the seat can see it for as long as
-- there is a seat, so that nobody reads along unnoticed.
create table mystery_seat_link_uses (
    id uuid primary key,
    participant_id uuid not null references mystery_participants on delete cascade,
    used_at timestamptz not null,
    -- What the browser said of itself.
    user_agent text check (length(user_agent) <= 300)
);
create index mystery_seat_link_uses_participant on mystery_seat_link_uses (participant_id, used_at desc);
-- When it was last used, until the guest has said that it was them or has made a new link.
alter table mystery_participants add link_used_at timestamptz;
