-- Published stories {from} to {to}.
set local session_replication_role = replica;
set local synchronous_commit = off;

insert into stories (id, slug, status, visibility, title, tagline, shop_description, cover,
    min_players, max_players, duration_minutes, ages, content_warnings, host_modes)
select load.id(id, n), slug || '-' || n, 'published', 'public', 'The ' || substr(md5(n::text), 1, 6) || ' Affair',
    tagline, 'A house, a storm, a guest too many.', cover || ' ' || n % 9,
    min_players, max_players, duration_minutes, ages, content_warnings, host_modes
from generate_series({from}, {to}) n, stories where slug = 'the-last-toast';
