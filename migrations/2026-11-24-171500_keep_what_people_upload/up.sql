-- What people upload, in every area: a picture that was written anew, in some widths. The bytes are
-- in the storage, under names that are made of the id.
create table media (
    id uuid primary key default gen_random_uuid(),
    -- Whose room it takes, and who may see it before others may.
    owner_id uuid references users on delete set null,
    kind text not null check (kind in ('picture')),
    -- What it is for, as the area says that shows it: `story_cover`.
    purpose text not null check (purpose ~ '^[a-z_]{1,40}$'),
    -- Of all its files together.
    bytes bigint not null check (bytes > 0),
    created_at timestamptz not null default now(),
    -- Since when something shows it. Until then its bytes may still be on their way, or never come.
    used_at timestamptz,
    -- Nobody sees it any more; a job deletes the bytes, and then the row.
    deleted_at timestamptz
);
create index media_owner on media (owner_id) where deleted_at is null;
create index media_swept on media (created_at) where deleted_at is not null or used_at is null;

create table media_variants (
    media_id uuid not null references media on delete cascade,
    name text not null check (name ~ '^[a-z0-9-]{1,32}$'),
    content_type text not null check (content_type in ('image/jpeg', 'image/png')),
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    bytes bigint not null check (bytes > 0),
    primary key (media_id, name)
);

-- A cover that was uploaded, in place of the one that is drawn. It stands beside the story's file,
-- which travels without it.
alter table stories add column cover_media_id uuid references media on delete set null;
create index stories_cover_media on stories (cover_media_id) where cover_media_id is not null;
