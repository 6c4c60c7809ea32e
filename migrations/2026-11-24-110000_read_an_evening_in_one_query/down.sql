drop function mystery_snapshot(uuid);
drop trigger mystery_sessions_version on mystery_sessions;
drop function raise_mystery_session_version();
alter table mystery_sessions drop column version;
