-- A closed door takes in nobody new but those who were invited by mail; whoever is in stays in.
alter table mystery_sessions add door_closed boolean not null default false;
-- Grows when the link of a shared recap is made anew, so that the old one opens nothing.
alter table mystery_sessions add recap_version integer not null default 0;
