-- What somebody typed into the search as a query: quotation marks, "or" and a minus as on the
-- web, and the last word may be the beginning of one.
create function story_query(words text) returns tsquery language sql immutable strict parallel safe as $$
    select case when query::text like '%''' then (query::text || ':*')::tsquery else query end
    from websearch_to_tsquery('simple', words) query
$$;

-- What a draft was before its last changes, so that each can be taken back.
create table story_draft_history (
    story_id uuid not null references stories on delete cascade,
    -- The draft's number before the change.
    version integer not null check (version >= 0),
    source text not null check (length(source) <= 1048576),
    -- The change, in words: "Ilse Brandt taken out".
    change text not null check (length(change) between 1 and 200),
    changed_at timestamptz not null default now(),
    primary key (story_id, version)
);
