drop table rate_limits, auth_audit_log, login_sessions, users;
drop function touch_updated_at;
drop extension citext;
