-- What an author has typed into a form of the editor and not kept yet, as the browser sends it; it is
-- offered again when the form is opened. `place` is the form's: `characters/ann`, `clues/-` for a new one.
create table story_half_typed (
    story_id uuid not null references stories on delete cascade,
    author_id uuid not null references users on delete cascade,
    place text not null check (length(place) <= 200),
    typed text not null check (length(typed) <= 200000),
    typed_at timestamptz not null default now(),
    primary key (story_id, author_id, place)
);
create index on story_half_typed (author_id);
create index on story_half_typed (typed_at);
