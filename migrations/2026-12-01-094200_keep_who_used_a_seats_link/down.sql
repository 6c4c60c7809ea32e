alter table mystery_participants drop link_used_at;
drop table mystery_seat_link_uses;
