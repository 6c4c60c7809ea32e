delete from story_draft_history where taken_back;
alter table story_draft_history drop taken_back;
