alter table mystery_participants drop column left_character_id;
