alter table mystery_participants drop column by_page;
