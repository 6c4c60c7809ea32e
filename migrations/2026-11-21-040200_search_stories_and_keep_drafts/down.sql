drop table story_draft_history;
drop function story_query(text);
