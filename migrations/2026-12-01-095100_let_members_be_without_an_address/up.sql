-- An account begins with a name and a password; the address can come later.
alter table users drop constraint users_check;
alter table users add constraint users_check
    check (kind = 'guest' or (username is not null and password_hash is not null));
