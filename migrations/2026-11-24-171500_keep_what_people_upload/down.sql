alter table stories drop column cover_media_id;
drop table media_variants;
drop table media;
