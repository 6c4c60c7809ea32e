create index mystery_sessions_pending on mystery_sessions (starts_at) where status = 'pending';
