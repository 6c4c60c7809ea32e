-- Grows when the big screen's link is made anew, so that the old one opens nothing.
alter table mystery_sessions add column screen_version integer not null default 0;
