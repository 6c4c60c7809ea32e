drop index mystery_participants_name;
create unique index mystery_participants_name on mystery_participants (session_id, display_name) where left_at is null;
alter table mystery_participants drop name_skeleton;
