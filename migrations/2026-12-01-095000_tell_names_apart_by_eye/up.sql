-- What is left of a name when all that the eye does not tell apart is made the same: one at a table.
-- The program reckons it; here only what stands there already, as near as SQL comes to it.
alter table mystery_participants add name_skeleton text;
update mystery_participants p set name_skeleton = s.skeleton || case when s.number = 1 then '' else ' ' || p.id end
from (select id, lower(normalize(display_name::text, NFKC)) as skeleton,
             row_number() over (partition by session_id, lower(normalize(display_name::text, NFKC)), left_at is null
                                order by joined_at, id) as number
      from mystery_participants) s
where s.id = p.id;
alter table mystery_participants alter name_skeleton set not null;
drop index mystery_participants_name;
create unique index mystery_participants_name on mystery_participants (session_id, name_skeleton) where left_at is null;
