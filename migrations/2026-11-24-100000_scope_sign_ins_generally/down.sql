alter table login_sessions add column seat_id uuid references mystery_participants on delete cascade;
-- A sign-in for a thing that is gone, or of another kind, ends: without its scope it would open
-- everything.
delete from login_sessions where scope is not null and not exists (
    select 1 from mystery_participants where 'mystery_seat:' || id = scope);
update login_sessions set seat_id = split_part(scope, ':', 2)::uuid where scope is not null;
create index login_sessions_seat on login_sessions (seat_id);
alter table login_sessions drop column scope;
