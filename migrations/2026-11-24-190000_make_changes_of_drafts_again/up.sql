-- A draft whose last change was taken back is kept as well, so that the change can be made again. Its
-- version and its change are those it had.
alter table story_draft_history add taken_back boolean not null default false;
