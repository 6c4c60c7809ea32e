alter table users drop constraint users_check;
-- Who has no address keeps the account as it is.
alter table users add constraint users_check
    check (kind = 'guest' or (username is not null and email is not null and password_hash is not null))
    not valid;
