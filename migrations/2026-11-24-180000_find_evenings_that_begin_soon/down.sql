drop index mystery_sessions_pending;
