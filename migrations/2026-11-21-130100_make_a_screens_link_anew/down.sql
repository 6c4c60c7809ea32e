alter table mystery_sessions drop column screen_version;
