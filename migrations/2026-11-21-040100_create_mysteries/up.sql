-- ── stories ──────────────────────────────────────────────────────────────────────────────
-- A story is what a writer owns and a host finds. What is played is an edition of it, which
-- never changes: an evening keeps the edition it began with, whatever the writer does next.

create table stories (
    id uuid primary key default gen_random_uuid(),
    author_id uuid references users on delete set null,
    slug citext not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    status text not null default 'draft' check (status in ('draft', 'published', 'archived')),
    visibility text not null default 'private' check (visibility in ('private', 'unlisted', 'public')),
    built_in boolean not null default false,
    -- What the writer is working on: a story file, and a number that grows with each change.
    draft_source text check (length(draft_source) <= 1048576),
    draft_version integer not null default 0,
    -- The face of the current edition, kept here for the library.
    title text not null check (length(title) between 1 and 80),
    tagline text not null default '' check (length(tagline) <= 120),
    shop_description text not null default '' check (length(shop_description) <= 1500),
    language text not null default 'en' check (length(language) <= 35),
    cover text not null check (length(cover) between 1 and 200),
    min_players integer not null default 2 check (min_players >= 2),
    max_players integer not null default 2,
    duration_minutes integer not null default 60 check (duration_minutes > 0),
    ages integer not null default 0 check (ages between 0 and 99),
    content_warnings text[] not null default '{}',
    host_modes text[] not null default '{plays}' check (host_modes <@ array['plays', 'knows'] and host_modes <> '{}'),
    search tsvector not null generated always as (
        setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('simple', tagline), 'B')
        || setweight(to_tsvector('simple', shop_description), 'C')) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    check (max_players >= min_players)
);
create index stories_author on stories (author_id, updated_at desc) where deleted_at is null;
create index stories_library on stories (title, id)
    where status = 'published' and visibility = 'public' and deleted_at is null;
create index stories_search on stories using gin (search)
    where status = 'published' and visibility = 'public' and deleted_at is null;
create trigger stories_touch before update on stories for each row execute function touch_updated_at();

create table story_editions (
    id uuid primary key default gen_random_uuid(),
    story_id uuid not null references stories on delete cascade,
    number integer not null check (number >= 1),
    -- The file as it came in, byte for byte, so that it goes out the same.
    source text not null check (length(source) <= 1048576),
    title text not null check (length(title) between 1 and 80),
    tagline text not null check (length(tagline) between 1 and 120),
    language text not null,
    duration_minutes integer not null check (duration_minutes > 0),
    ages integer not null check (ages between 0 and 99),
    authors text[] not null default '{}',
    content_warnings text[] not null default '{}',
    host_modes text[] not null check (host_modes <@ array['plays', 'knows'] and host_modes <> '{}'),
    shop_description text not null,
    setting_description text not null,
    published_at timestamptz not null default now(),
    unique (story_id, number)
);

create table story_offstage (
    edition_id uuid not null references story_editions on delete cascade,
    position integer not null check (position >= 1),
    key text not null check (length(key) between 1 and 40),
    name text not null check (length(name) between 1 and 60),
    description text not null check (length(description) <= 400),
    primary key (edition_id, position),
    unique (edition_id, key)
);

create table story_characters (
    id uuid primary key default gen_random_uuid(),
    edition_id uuid not null references story_editions on delete cascade,
    position integer not null check (position >= 1),
    key text not null check (length(key) between 1 and 40),
    name text not null check (length(name) between 1 and 60),
    gender text not null check (gender in ('female', 'male', 'any')),
    is_primary_character boolean not null default false,
    tagline text not null check (length(tagline) <= 90),
    description text not null check (length(description) <= 600),
    costume_hint text not null check (length(costume_hint) <= 240),
    portrait text not null check (length(portrait) between 1 and 200),
    when_absent text check (length(when_absent) <= 200),
    unique (edition_id, key),
    unique (edition_id, position)
);

-- What only the player of a character may read: a table of its own, so that the ordinary
-- query cannot pick it up by accident.
create table story_character_secrets (
    character_id uuid primary key references story_characters on delete cascade,
    summary text not null check (length(summary) <= 280),
    private_briefing text not null check (length(private_briefing) <= 2400),
    objectives text[] not null default '{}'
);

create table story_configurations (
    id uuid primary key default gen_random_uuid(),
    edition_id uuid not null references story_editions on delete cascade,
    position integer not null check (position >= 1),
    key text not null check (length(key) between 1 and 40),
    configuration_name text not null check (length(configuration_name) between 1 and 60),
    min_players integer not null check (min_players >= 2),
    max_players integer not null,
    check (max_players >= min_players),
    unique (edition_id, key),
    unique (edition_id, position)
);

create table story_configuration_characters (
    configuration_id uuid not null references story_configurations on delete cascade,
    character_id uuid not null references story_characters on delete cascade,
    primary key (configuration_id, character_id)
);
create index story_configuration_characters_character on story_configuration_characters (character_id);

-- A configuration seats as many as it has characters, and all who must be played are in it.
-- Checked at commit, when the characters have been linked.
create function check_configuration() returns trigger language plpgsql as $$
declare
    linked integer;
    primaries integer;
    missing integer;
    here uuid;
    it story_configurations;
begin
    if tg_table_name = 'story_configurations' then
        here := new.id;
    elsif tg_op = 'DELETE' then
        here := old.configuration_id;
    else
        here := new.configuration_id;
    end if;
    select * into it from story_configurations where id = here;
    if not found then
        return null;
    end if;
    select count(*), count(*) filter (where c.is_primary_character) into linked, primaries
        from story_configuration_characters l join story_characters c on c.id = l.character_id
        where l.configuration_id = it.id and c.edition_id = it.edition_id;
    select count(*) - primaries into missing
        from story_characters where edition_id = it.edition_id and is_primary_character;
    if linked <> it.max_players or missing <> 0 or it.min_players < primaries then
        raise exception 'configuration % seats % to % but has % characters, % of them always played, % missing',
            it.key, it.min_players, it.max_players, linked, primaries, missing
            using errcode = 'check_violation', constraint = 'story_configurations_cast';
    end if;
    return null;
end
$$;
create constraint trigger story_configurations_cast after insert or update on story_configurations
    deferrable initially deferred for each row execute function check_configuration();
create constraint trigger story_configuration_characters_cast
    after insert or update or delete on story_configuration_characters
    deferrable initially deferred for each row execute function check_configuration();

create table story_rounds (
    id uuid primary key default gen_random_uuid(),
    edition_id uuid not null references story_editions on delete cascade,
    position integer not null check (position >= 1),
    key text not null check (length(key) between 1 and 40),
    name text not null check (length(name) between 1 and 60),
    minutes integer not null check (minutes between 5 and 120),
    text text not null check (length(text) <= 1200),
    -- A list of {say}, {do} and {then} entries, in the order in which they are read.
    host_script jsonb not null check (jsonb_typeof(host_script) = 'array'),
    unique (edition_id, key),
    unique (edition_id, position)
);

create table story_round_secrets (
    round_id uuid not null references story_rounds on delete cascade,
    character_id uuid not null references story_characters on delete cascade,
    text text not null check (length(text) <= 1100),
    objectives text[] not null default '{}',
    primary key (round_id, character_id)
);
create index story_round_secrets_character on story_round_secrets (character_id);

create table story_clues (
    id uuid primary key default gen_random_uuid(),
    edition_id uuid not null references story_editions on delete cascade,
    position integer not null check (position >= 1),
    key text not null check (length(key) between 1 and 40),
    round_id uuid not null references story_rounds on delete cascade,
    -- Null: for everyone.
    audience_id uuid references story_characters on delete cascade,
    release text not null check (release in ('round', 'host', 'holder')),
    if_absent text check (if_absent in ('everyone', 'drop', 'character')),
    if_absent_id uuid references story_characters on delete cascade,
    public_from_id uuid references story_rounds on delete cascade,
    can_show boolean not null default false,
    can_give boolean not null default false,
    can_board boolean not null default false,
    check (release <> 'holder' or audience_id is not null),
    check ((audience_id is null) = (if_absent is null)),
    check ((if_absent_id is not null) = (if_absent is not distinct from 'character')),
    check (release = 'holder' or not (can_show or can_give or can_board)),
    unique (edition_id, key),
    unique (edition_id, position)
);
create index story_clues_round on story_clues (round_id);
create index story_clues_audience on story_clues (audience_id);
create index story_clues_if_absent on story_clues (if_absent_id);
create index story_clues_public_from on story_clues (public_from_id);

-- What a clue says is secret until it comes out; its title too.
create table story_clue_secrets (
    clue_id uuid primary key references story_clues on delete cascade,
    title text not null check (length(title) between 1 and 60),
    text text not null check (length(text) <= 700),
    picture text check (length(picture) <= 200)
);

create table story_clue_companions (
    clue_id uuid not null references story_clues on delete cascade,
    character_id uuid not null references story_characters on delete cascade,
    primary key (clue_id, character_id)
);
create index story_clue_companions_character on story_clue_companions (character_id);

create table story_solutions (
    edition_id uuid primary key references story_editions on delete cascade,
    how text not null check (length(how) <= 600),
    why text not null check (length(why) <= 600),
    -- The reasoning, the reveal's screens, the endings, what became of them, what happened:
    -- told in order, never joined or filtered.
    steps jsonb not null,
    herrings jsonb not null,
    reveal jsonb not null,
    endings jsonb not null,
    afterwards jsonb not null,
    timeline jsonb not null
);

create table story_culprits (
    edition_id uuid not null references story_solutions on delete cascade,
    character_id uuid not null references story_characters on delete cascade,
    primary key (edition_id, character_id)
);
create index story_culprits_character on story_culprits (character_id);

-- ── evenings ─────────────────────────────────────────────────────────────────────────────

create table mystery_sessions (
    id uuid primary key default gen_random_uuid(),
    host_id uuid not null references users on delete restrict,
    story_id uuid not null references stories on delete restrict,
    edition_id uuid not null references story_editions on delete restrict,
    story_configuration_id uuid not null references story_configurations on delete restrict,
    session_code citext not null unique check (session_code ~ '^[A-HJ-NP-Z2-9]{6}$'),
    title text not null check (length(title) between 1 and 80),
    place text check (length(place) between 1 and 120),
    starts_at timestamptz,
    time_zone text not null default 'UTC' check (length(time_zone) <= 64),
    seats integer not null check (seats between 2 and 40),
    host_mode text not null check (host_mode in ('plays', 'knows')),
    status text not null default 'pending' check (status in ('pending', 'active', 'completed', 'cancelled')),
    phase text not null default 'lobby' check (phase in ('lobby', 'round', 'accusation', 'reveal', 'after')),
    -- 0 before the first round; how many of the round's buttons have been pressed; the last
    -- round whose letters are out; how many screens of the reveal have been shown.
    current_round integer not null default 0 check (current_round >= 0),
    current_step integer not null default 0 check (current_step >= 0),
    letters_round integer not null default 0 check (letters_round between 0 and current_round),
    reveal_step integer not null default 0 check (reveal_step >= 0),
    parts_sent_at timestamptz,
    -- A running timer has an end; a paused one has seconds left.
    timer_ends_at timestamptz,
    timer_left_seconds integer check (timer_left_seconds >= 0),
    dark_until timestamptz,
    recap_shared boolean not null default false,
    -- The number of the last event: grows under this row's lock.
    event_seq bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    started_at timestamptz,
    ended_at timestamptz,
    check (timer_ends_at is null or timer_left_seconds is null),
    check (status <> 'pending' or (phase = 'lobby' and started_at is null and ended_at is null)),
    check (status <> 'active' or (phase in ('round', 'accusation', 'reveal') and started_at is not null and ended_at is null)),
    check (status <> 'completed' or (phase = 'after' and started_at is not null and ended_at is not null)),
    check (status <> 'cancelled' or ended_at is not null),
    check ((phase = 'lobby') = (current_round = 0))
);
create index mystery_sessions_host on mystery_sessions (host_id, created_at desc);
create index mystery_sessions_story on mystery_sessions (story_id);
create index mystery_sessions_edition on mystery_sessions (edition_id);
create index mystery_sessions_configuration on mystery_sessions (story_configuration_id);
create trigger mystery_sessions_touch before update on mystery_sessions
    for each row execute function touch_updated_at();

-- The states of an evening: pending → active → completed, and cancelled from the first two.
-- Within them it only moves forward, a round at a time.
create function guard_mystery_session() returns trigger language plpgsql as $$
declare
    phases constant text[] := array['lobby', 'round', 'accusation', 'reveal', 'after'];
    before integer := array_position(phases, old.phase);
    after integer := array_position(phases, new.phase);
begin
    if new.status <> old.status and not (
        (old.status = 'pending' and new.status in ('active', 'cancelled'))
        or (old.status = 'active' and new.status in ('completed', 'cancelled'))) then
        raise exception 'an evening that is % cannot become %', old.status, new.status
            using errcode = 'check_violation', constraint = 'mystery_sessions_status';
    end if;
    if after - before not in (0, 1)
        or new.current_round - old.current_round not in (0, 1)
        or (new.current_round > old.current_round and new.phase <> 'round')
        or new.letters_round < old.letters_round
        or new.reveal_step < old.reveal_step
        or (old.status in ('completed', 'cancelled') and (new.phase <> old.phase or new.current_round <> old.current_round)) then
        raise exception 'an evening in %, round % cannot go to %, round %',
            old.phase, old.current_round, new.phase, new.current_round
            using errcode = 'check_violation', constraint = 'mystery_sessions_progress';
    end if;
    return new;
end
$$;
create trigger mystery_sessions_guard before update on mystery_sessions
    for each row execute function guard_mystery_session();

create table mystery_participants (
    id uuid primary key default gen_random_uuid(),
    session_id uuid not null references mystery_sessions on delete cascade,
    user_id uuid not null references users on delete cascade,
    role text not null default 'player' check (role in ('player')),
    display_name citext not null check (length(display_name) between 1 and 40),
    seat_number integer not null check (seat_number between 1 and 40),
    wish_id uuid references story_characters on delete set null,
    -- Grows when a seat's personal link is made anew, so that the old one opens nothing.
    link_version integer not null default 0,
    joined_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    left_at timestamptz,
    removed boolean not null default false,
    check (not removed or left_at is not null),
    unique (session_id, user_id)
);
create index mystery_participants_user on mystery_participants (user_id, joined_at desc);
create index mystery_participants_wish on mystery_participants (wish_id);
-- One person to a seat and one name at a table; both are free again when somebody leaves.
create unique index mystery_participants_seat on mystery_participants (session_id, seat_number) where left_at is null;
create unique index mystery_participants_name on mystery_participants (session_id, display_name) where left_at is null;

create table mystery_character_assignments (
    id uuid primary key default gen_random_uuid(),
    session_id uuid not null references mystery_sessions on delete cascade,
    character_id uuid not null references story_characters on delete restrict,
    -- Null: the character is in the evening, and its seat is empty.
    participant_id uuid references mystery_participants on delete set null,
    role_briefing_sent boolean not null default false,
    briefing_read_at timestamptz,
    assigned_at timestamptz not null default now(),
    unique (session_id, character_id)
);
create index mystery_character_assignments_character on mystery_character_assignments (character_id);
create unique index mystery_character_assignments_participant
    on mystery_character_assignments (participant_id) where participant_id is not null;

create table mystery_letter_reads (
    assignment_id uuid not null references mystery_character_assignments on delete cascade,
    round integer not null check (round >= 1),
    opened_at timestamptz not null default now(),
    primary key (assignment_id, round)
);

create table mystery_objective_ticks (
    assignment_id uuid not null references mystery_character_assignments on delete cascade,
    -- 0 is the briefing's list, then the rounds'; and which line of it, from 0.
    round integer not null check (round >= 0),
    line integer not null check (line between 0 and 20),
    ticked_at timestamptz not null default now(),
    primary key (assignment_id, round, line)
);

create table mystery_clue_states (
    session_id uuid not null references mystery_sessions on delete cascade,
    clue_id uuid not null references story_clues on delete restrict,
    holder_id uuid references mystery_character_assignments on delete cascade,
    on_board_at timestamptz,
    -- Who put it on the board; null for the house.
    board_by_id uuid references mystery_character_assignments on delete set null,
    held_since timestamptz not null default now(),
    came_out_at timestamptz not null default now(),
    primary key (session_id, clue_id),
    -- In a hand or on the board, never both, never nowhere.
    check ((holder_id is null) <> (on_board_at is null))
);
create index mystery_clue_states_clue on mystery_clue_states (clue_id);
create index mystery_clue_states_holder on mystery_clue_states (holder_id);
create index mystery_clue_states_board_by on mystery_clue_states (board_by_id);

create table mystery_clue_viewings (
    session_id uuid not null,
    clue_id uuid not null,
    viewer_id uuid not null references mystery_character_assignments on delete cascade,
    shown_by_id uuid references mystery_character_assignments on delete set null,
    shown_at timestamptz not null default now(),
    primary key (session_id, clue_id, viewer_id),
    foreign key (session_id, clue_id) references mystery_clue_states on delete cascade
);
create index mystery_clue_viewings_viewer on mystery_clue_viewings (viewer_id);
create index mystery_clue_viewings_shown_by on mystery_clue_viewings (shown_by_id);

create table mystery_notes (
    participant_id uuid primary key references mystery_participants on delete cascade,
    text text not null check (length(text) <= 20000),
    version integer not null default 1,
    updated_at timestamptz not null default now()
);

create table mystery_accusations (
    id uuid primary key default gen_random_uuid(),
    session_id uuid not null references mystery_sessions on delete cascade,
    participant_id uuid not null references mystery_participants on delete cascade,
    accused_id uuid not null references story_characters on delete restrict,
    how text not null default '' check (length(how) <= 1000),
    why text not null default '' check (length(why) <= 1000),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (session_id, participant_id)
);
create index mystery_accusations_participant on mystery_accusations (participant_id);
create index mystery_accusations_accused on mystery_accusations (accused_id);
create trigger mystery_accusations_touch before update on mystery_accusations
    for each row execute function touch_updated_at();

-- A ballot counts only while the ballots are out. The share lock makes a ballot that races
-- with the host's "close" either count or be refused, never get lost in between.
create function guard_mystery_accusation() returns trigger language plpgsql as $$
begin
    perform 1 from mystery_sessions where id = new.session_id and phase = 'accusation' and status = 'active' for share;
    if not found then
        raise exception 'the ballots are closed'
            using errcode = 'check_violation', constraint = 'mystery_accusations_open';
    end if;
    return new;
end
$$;
create trigger mystery_accusations_guard before insert or update on mystery_accusations
    for each row execute function guard_mystery_accusation();

-- What happened, in order: feeds live pages, those who come back, and the recap.
create table mystery_events (
    session_id uuid not null references mystery_sessions on delete cascade,
    seq bigint not null check (seq >= 1),
    kind text not null check (length(kind) between 1 and 40),
    audience text not null check (audience in ('everyone', 'host', 'seat')),
    assignment_id uuid references mystery_character_assignments on delete cascade,
    -- Names and numbers for telling it; never the text of a secret.
    payload jsonb not null default '{}',
    created_at timestamptz not null default now(),
    primary key (session_id, seq),
    check ((audience = 'seat') = (assignment_id is not null))
);
create index mystery_events_assignment on mystery_events (assignment_id);
