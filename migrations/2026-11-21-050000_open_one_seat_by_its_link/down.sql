delete from login_sessions where seat_id is not null;
alter table login_sessions drop column seat_id;
