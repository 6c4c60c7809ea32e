-- Whether somebody was last heard of because they opened a page: without a script their browser
-- says nothing more until they open the next one.
alter table mystery_participants add column by_page boolean not null default false;
