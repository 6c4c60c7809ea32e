-- Who sat down by a seat's own link may sit in that seat and do nothing else as this guest: the
-- link is shown by the host of one evening, and a guest can have seats at several.
alter table login_sessions add column seat_id uuid references mystery_participants on delete cascade;
create index login_sessions_seat on login_sessions (seat_id);
