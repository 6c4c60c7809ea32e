-- Copies {from} to {to} of the evening {model}, with its people. What is copied has passed every
-- constraint and trigger once; they are not asked again.
set local session_replication_role = replica;
set local synchronous_commit = off;

insert into users (id, kind, username, email, display_name, password_hash, theme, time_zone)
select load.id(u.id, n), kind, username || '-' || n, n || '.' || email, display_name, password_hash, theme, time_zone
from generate_series({from}, {to}) n, users u
where u.id in (select user_id from mystery_participants where session_id = '{model}'
               union select host_id from mystery_sessions where id = '{model}');

insert into login_sessions (token_hash, user_id, user_agent, expires_at)
select sha256(load.id(u.id, n)::text::bytea), load.id(u.id, n), 'Mozilla/5.0', now() + interval '30 days'
from generate_series({from}, {to}) n, users u
where u.id in (select user_id from mystery_participants where session_id = '{model}'
               union select host_id from mystery_sessions where id = '{model}');

insert into mystery_sessions (id, host_id, story_id, edition_id, story_configuration_id, session_code, title, place,
    starts_at, time_zone, seats, host_mode, status, phase, current_round, current_step, letters_round, reveal_step,
    parts_sent_at, timer_ends_at, timer_left_seconds, dark_until, recap_shared, event_seq, started_at)
select load.id(id, n), load.id(host_id, n), story_id, edition_id, story_configuration_id, load.code(n), title, place,
    starts_at, time_zone, seats, host_mode, status, phase, current_round, current_step, letters_round, reveal_step,
    parts_sent_at, timer_ends_at, timer_left_seconds, dark_until, recap_shared, event_seq, started_at
from generate_series({from}, {to}) n, mystery_sessions where id = '{model}';

insert into mystery_participants (id, session_id, user_id, display_name, seat_number, wish_id)
select load.id(id, n), load.id(session_id, n), load.id(user_id, n), display_name, seat_number, wish_id
from generate_series({from}, {to}) n, mystery_participants where session_id = '{model}';

insert into mystery_character_assignments (id, session_id, character_id, participant_id, role_briefing_sent, briefing_read_at)
select load.id(id, n), load.id(session_id, n), character_id, load.id(participant_id, n), role_briefing_sent, briefing_read_at
from generate_series({from}, {to}) n, mystery_character_assignments where session_id = '{model}';

insert into mystery_clue_states (session_id, clue_id, holder_id, on_board_at, board_by_id, held_since)
select load.id(session_id, n), clue_id, load.id(holder_id, n), on_board_at, load.id(board_by_id, n), held_since
from generate_series({from}, {to}) n, mystery_clue_states where session_id = '{model}';

insert into mystery_clue_viewings (session_id, clue_id, viewer_id, shown_by_id, shown_at)
select load.id(session_id, n), clue_id, load.id(viewer_id, n), load.id(shown_by_id, n), shown_at
from generate_series({from}, {to}) n, mystery_clue_viewings where session_id = '{model}';

insert into mystery_letter_reads (assignment_id, round, opened_at)
select load.id(assignment_id, n), round, opened_at
from generate_series({from}, {to}) n, mystery_letter_reads l
join mystery_character_assignments a on a.id = l.assignment_id where a.session_id = '{model}';

insert into mystery_objective_ticks (assignment_id, round, line)
select load.id(assignment_id, n), round, line
from generate_series({from}, {to}) n, mystery_objective_ticks t
join mystery_character_assignments a on a.id = t.assignment_id where a.session_id = '{model}';

insert into mystery_notes (participant_id, text)
select load.id(participant_id, n), text
from generate_series({from}, {to}) n, mystery_notes t
join mystery_participants p on p.id = t.participant_id where p.session_id = '{model}';
