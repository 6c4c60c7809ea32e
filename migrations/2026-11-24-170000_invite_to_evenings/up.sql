-- Whom a host has written to. Names and addresses are those of people who may have no account:
-- they go with the evening, or some time after its end.
create table mystery_invitations (
    id uuid primary key,
    session_id uuid not null references mystery_sessions on delete cascade,
    name text not null check (length(name) <= 40),
    email citext not null check (length(email) between 3 and 254),
    -- SHA-256 of the token in the mail's link: it tells who comes in, and opens nothing.
    token_hash bytea not null unique check (length(token_hash) = 32),
    -- Whether it arrived is the mail's to say.
    status text not null default 'sent' check (status in ('sent', 'joined', 'withdrawn')),
    mail_id uuid references mails on delete set null,
    -- The last time.
    sent_at timestamptz not null,
    created_at timestamptz not null,
    unique (session_id, email)
);
create index mystery_invitations_mail on mystery_invitations (mail_id);
