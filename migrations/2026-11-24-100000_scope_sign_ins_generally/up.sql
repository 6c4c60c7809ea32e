-- What a sign-in is good for, where it is not for everything: the kind of a thing and its id, as
-- the area that has such things calls it. Accounts know no area, so nothing refers to the thing;
-- a scope whose thing is gone opens nothing.
alter table login_sessions add column scope text check (scope ~ '^[a-z_]{1,40}:[0-9a-f-]{36}$');
update login_sessions set scope = 'mystery_seat:' || seat_id where seat_id is not null;
alter table login_sessions drop column seat_id;
