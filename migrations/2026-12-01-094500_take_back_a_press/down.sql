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
                from mystery_accusations b where b.session_id = session)));
end
$$;
alter table mystery_participants drop column nudged_at;
create or replace function guard_mystery_session() returns trigger language plpgsql as $$
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
drop trigger remember_press on mystery_events;
drop trigger remember_press on mystery_clue_viewings;
drop trigger remember_press on mystery_clue_states;
drop trigger remember_press on mystery_objective_ticks;
drop trigger remember_press on mystery_letter_reads;
drop trigger remember_press on mystery_character_assignments;
drop trigger remember_press on mystery_participants;
drop trigger remember_press on mystery_sessions;
drop function take_back_press(uuid);
drop function remember_press();
drop table mystery_press_rows;
drop table mystery_presses;
