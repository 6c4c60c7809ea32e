-- What the host has pressed lately, so that a slip can be taken back.
create table mystery_presses (
    id uuid primary key,
    session_id uuid not null references mystery_sessions on delete cascade,
    -- What it did, for the host.
    words text not null check (length(words) between 1 and 300),
    pressed_at timestamptz not null,
    until timestamptz not null check (until > pressed_at)
);
create index mystery_presses_session on mystery_presses (session_id);

-- The rows that a press has changed, in order. Written by triggers while a press is under way.
create table mystery_press_rows (
    press_id uuid not null references mystery_presses on delete cascade deferrable initially deferred,
    seq bigint generated always as identity,
    relation text not null,
    key jsonb not null,
    -- Null: the row was not there, or is not any more. Of a row that was changed, what changed.
    was jsonb,
    became jsonb,
    primary key (press_id, seq)
);

-- The arguments are the columns of the primary key. The name of the triggers comes after those that
-- keep references, so that what was deleted along with a row stands before it.
create function remember_press() returns trigger language plpgsql as $$
declare
    press uuid := nullif(current_setting('lamplight.press', true), '')::uuid;
    -- These go on whatever is pressed.
    passing constant text[] := array['version', 'event_seq', 'updated_at', 'last_seen_at'];
    was jsonb;
    became jsonb;
    whole jsonb;
begin
    if press is null then
        return null;
    end if;
    whole := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    if tg_op = 'DELETE' then
        was := whole;
    elsif tg_op = 'INSERT' then
        became := whole - passing;
    else
        select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, whole -> o.key)
            into was, became
            from jsonb_each(to_jsonb(old) - passing) o where o.value is distinct from whole -> o.key;
        if was is null then
            return null;
        end if;
    end if;
    insert into mystery_press_rows (press_id, relation, key, was, became)
        values (press, tg_table_name,
            (select jsonb_object_agg(k, whole -> k) from unnest(tg_argv) k), was, became);
    return null;
end
$$;
create trigger remember_press after update on mystery_sessions
    for each row execute function remember_press('id');
create trigger remember_press after insert or update or delete on mystery_participants
    for each row execute function remember_press('id');
create trigger remember_press after insert or update or delete on mystery_character_assignments
    for each row execute function remember_press('id');
create trigger remember_press after insert or update or delete on mystery_letter_reads
    for each row execute function remember_press('assignment_id', 'round');
create trigger remember_press after insert or update or delete on mystery_objective_ticks
    for each row execute function remember_press('assignment_id', 'round', 'line');
create trigger remember_press after insert or update or delete on mystery_clue_states
    for each row execute function remember_press('session_id', 'clue_id');
create trigger remember_press after insert or update or delete on mystery_clue_viewings
    for each row execute function remember_press('session_id', 'clue_id', 'viewer_id');
create trigger remember_press after insert on mystery_events
    for each row execute function remember_press('session_id', 'seq');

-- Puts back what a press has changed, the last first. False, and nothing is changed, if one of the
-- rows is not as the press left it. Whoever calls has the session's row locked.
create function take_back_press(press uuid) returns boolean language plpgsql as $$
declare
    line record;
    place text;
    fields text;
    here jsonb;
begin
    perform set_config('lamplight.taking_back', 'yes', true);
    for line in select * from mystery_press_rows where press_id = press order by seq desc loop
        select string_agg(format('t.%I = %L', k, v), ' and ') into place
            from jsonb_each_text(line.key) e(k, v);
        execute format('select to_jsonb(t) from %I t where %s', line.relation, place) into here;
        if line.became is null then
            execute format('insert into %1$I select * from jsonb_populate_record(null::%1$I, $1)',
                line.relation) using line.was;
        elsif here is null or not here @> line.became then
            raise exception 'not as the press left it';
        elsif line.was is null then
            execute format('delete from %I t where %s', line.relation, place);
        else
            select string_agg(quote_ident(k), ', ') into fields from jsonb_object_keys(line.was) k;
            execute format(
                'update %1$I t set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1)) where %3$s',
                line.relation, fields, place) using line.was;
        end if;
    end loop;
    perform set_config('lamplight.taking_back', '', true);
    delete from mystery_presses where id = press;
    return true;
exception
    when raise_exception or unique_violation or foreign_key_violation or check_violation then
        return false;
end
$$;

-- As before; and what is taken back goes back.
create or replace function guard_mystery_session() returns trigger language plpgsql as $$
declare
    phases constant text[] := array['lobby', 'round', 'accusation', 'reveal', 'after'];
    before integer := array_position(phases, old.phase);
    after integer := array_position(phases, new.phase);
begin
    if current_setting('lamplight.taking_back', true) = 'yes' then
        return new;
    end if;
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

-- When the host last called somebody's attention to what is missing of theirs.
alter table mystery_participants add column nudged_at timestamptz;

create or replace function mystery_snapshot(session uuid) returns text language plpgsql stable parallel safe as $$
begin
    return json_build_object(
        'session', (select row_to_json(s) from mystery_sessions s where s.id = session),
        'assignments', (select coalesce(json_agg(row_to_json(a)), '[]')
            from mystery_character_assignments a where a.session_id = session),
        'rows', json_build_object(
            'participants', (select coalesce(json_agg(row_to_json(p) order by p.seat_number), '[]')
                from mystery_participants p where p.session_id = session),
            'clues', (select coalesce(json_agg(row_to_json(c)), '[]')
                from mystery_clue_states c where c.session_id = session),
            'viewings', (select coalesce(json_agg(row_to_json(v) order by v.shown_at), '[]')
                from mystery_clue_viewings v where v.session_id = session),
            'marks', (select coalesce(json_agg(row_to_json(m)), '[]')
                from mystery_clue_marks m join mystery_participants p on p.id = m.participant_id
                where p.session_id = session),
            'letters_read', (select coalesce(json_agg(row_to_json(l)), '[]')
                from mystery_letter_reads l join mystery_character_assignments a on a.id = l.assignment_id
                where a.session_id = session),
            'ticks', (select coalesce(json_agg(row_to_json(t)), '[]')
                from mystery_objective_ticks t join mystery_character_assignments a on a.id = t.assignment_id
                where a.session_id = session),
            'accusations', (select coalesce(json_agg(row_to_json(b) order by b.created_at), '[]')
                from mystery_accusations b where b.session_id = session),
            'presses', (select coalesce(json_agg(row_to_json(x) order by x.pressed_at), '[]')
                from mystery_presses x where x.session_id = session)));
end
$$;
