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
                from mystery_presses x where x.session_id = session),
            -- What was changed last before it began, in the words in which everybody is told.
            'plan_change', (select e.payload ->> 'words'
                from mystery_sessions s join mystery_events e on e.session_id = s.id
                where s.id = session and s.phase = 'lobby' and e.kind = 'plan'
                order by e.seq desc limit 1)));
end
$$;
