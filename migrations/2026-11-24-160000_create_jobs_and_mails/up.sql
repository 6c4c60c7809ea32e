-- Work that is done beside the requests, by whichever process takes it first. Every time in here
-- is the application's: tests move its clock.
create table jobs (
    id uuid primary key,
    kind text not null check (kind ~ '^[a-z][a-z0-9_]{0,63}$'),
    payload jsonb not null,
    -- Of one kind, only one job with the same key waits or runs.
    unique_key text check (length(unique_key) between 1 and 200),
    run_at timestamptz not null,
    attempts integer not null default 0 check (attempts >= 0),
    max_attempts integer not null check (max_attempts between 1 and 100),
    -- Whoever runs it. When the time is over, they are dead and somebody else takes it.
    locked_by text check (length(locked_by) <= 200),
    locked_until timestamptz,
    last_error text check (length(last_error) <= 2000),
    created_at timestamptz not null,
    finished_at timestamptz,
    failed_at timestamptz,
    check ((locked_by is null) = (locked_until is null)),
    check (finished_at is null or failed_at is null),
    check (locked_by is null or (finished_at is null and failed_at is null))
);
create unique index jobs_unique on jobs (kind, unique_key) where finished_at is null and failed_at is null;
create index jobs_due on jobs (run_at) where finished_at is null and failed_at is null;
create index jobs_failed on jobs (failed_at) where failed_at is not null;
create index jobs_finished on jobs (finished_at) where finished_at is not null;

-- When each repeated job is due next, for all processes together.
create table job_schedules (
    kind text primary key check (kind ~ '^[a-z][a-z0-9_]{0,63}$'),
    every_seconds integer not null check (every_seconds > 0),
    next_at timestamptz not null,
    last_at timestamptz
);

-- What is sent to people. The job that sends one has the same id.
create table mails (
    id uuid primary key,
    kind text not null check (length(kind) between 1 and 64),
    -- Address and content are forgotten some time after the mail has been sent.
    to_address text check (length(to_address) <= 320),
    to_name text check (length(to_name) <= 200),
    subject text check (length(subject) <= 500),
    text text,
    html text,
    calendar text,
    status text not null default 'queued' check (status in ('queued', 'sent', 'failed')),
    attempts integer not null default 0 check (attempts >= 0),
    -- What the mail server said last.
    reason text check (length(reason) <= 2000),
    created_at timestamptz not null,
    sent_at timestamptz,
    check ((status = 'sent') = (sent_at is not null)),
    check (status <> 'queued' or (to_address is not null and subject is not null and text is not null and html is not null))
);
create index mails_created on mails (created_at);
