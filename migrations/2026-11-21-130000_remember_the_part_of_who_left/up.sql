-- Who they played when they left: theirs again when they come back, if nobody else plays it.
alter table mystery_participants
    add column left_character_id uuid references story_characters on delete set null;
create index mystery_participants_left_character on mystery_participants (left_character_id);
