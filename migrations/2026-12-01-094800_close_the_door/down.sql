alter table mystery_sessions drop recap_version;
alter table mystery_sessions drop door_closed;
