create extension if not exists citext;

-- Sets updated_at on every change; each table with that column gets this trigger.
create function touch_updated_at() returns trigger language plpgsql as $$
begin
    new.updated_at := now();
    return new;
end
$$;

create table users (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('member', 'guest')),
    username citext unique check (username ~ '^[a-z0-9_-]{3,30}$'),
    email citext unique check (length(email) <= 254),
    display_name text not null check (length(display_name) between 1 and 40),
    password_hash text,
    status text not null default 'active' check (status in ('active', 'suspended')),
    theme text not null default 'system' check (theme in ('system', 'day', 'evening')),
    time_zone text not null default 'UTC' check (length(time_zone) <= 64),
    locale text not null default 'en' check (length(locale) <= 35),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    -- Only guests may be without a way to sign in.
    check (kind = 'guest' or (username is not null and email is not null and password_hash is not null))
);
create trigger users_touch before update on users for each row execute function touch_updated_at();

create table login_sessions (
    id uuid primary key default gen_random_uuid(),
    -- SHA-256 of the token in the cookie: reading this table lets nobody in.
    token_hash bytea not null unique check (length(token_hash) = 32),
    user_id uuid not null references users on delete cascade,
    user_agent text check (length(user_agent) <= 300),
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null
);
create index login_sessions_user on login_sessions (user_id);
create index login_sessions_expiry on login_sessions (expires_at);

create table auth_audit_log (
    id uuid primary key,
    user_id uuid references users on delete set null,
    event text not null check (event in (
        'registered', 'signed_in', 'sign_in_refused', 'signed_out', 'password_changed', 'email_changed',
        'became_member')),
    address text check (length(address) <= 64),
    user_agent text check (length(user_agent) <= 300),
    created_at timestamptz not null default now()
);
create index auth_audit_log_user on auth_audit_log (user_id, created_at);

-- How much each caller has asked of what, over all processes. The key is hashed, and losing
-- the table in a crash costs nothing but a few seconds of patience, hence unlogged.
create unlogged table rate_limits (
    key bytea primary key,
    -- Generic cell rate algorithm: when the caller will have "paid back" what they used.
    settled_at timestamptz not null
);
create index rate_limits_settled on rate_limits (settled_at);
