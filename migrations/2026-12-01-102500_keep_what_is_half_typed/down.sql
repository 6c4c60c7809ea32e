drop table story_half_typed;
