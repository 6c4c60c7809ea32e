-- {cards} cards for {evenings} of the copies {from} to {to} of the evening {model}, spread evenly over
-- them; each with one of the stories 1 to {stories}. Neighbours are from different evenings, in an
-- order that has nothing to do with that of the rows.
insert into load.cards
select row_number() over (order by p.seat_number, md5(n::text)) + (select count(*) from load.cards),
    load.id(s.id, n), load.code(n), load.id(s.host_id, n), sha256(load.id(s.host_id, n)::text::bytea),
    load.id(p.id, n), load.id(p.user_id, n), sha256(load.id(p.user_id, n)::text::bytea),
    t.id, t.slug, t.title, e.id, '{kind}'
from (select {from} + (((place % {evenings})::bigint * ({to} - {from} + 1)) / {evenings})::integer n,
             place / {evenings} turn, place
      from generate_series(0, {cards} - 1) place) spread
join mystery_sessions s on s.id = '{model}'
-- The seats in turn; an empty evening has none.
left join (select *, row_number() over (order by seat_number) - 1 seat, count(*) over () seats
           from mystery_participants where session_id = '{model}') p on p.seat = spread.turn % p.seats
join stories t on t.slug = 'the-last-toast-' || (1 + (spread.place::bigint * 7919) % {stories})
join story_editions e on e.story_id = t.id;
