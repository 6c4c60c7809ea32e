-- An edition with its public part for each of the stories {from} to {to}.
set local session_replication_role = replica;
set local synchronous_commit = off;

create temporary view model as
select e.* from story_editions e join stories s on s.id = e.story_id where s.slug = 'the-last-toast';

insert into story_editions (id, story_id, number, source, title, tagline, language, duration_minutes, ages,
    authors, content_warnings, host_modes, shop_description, setting_description)
select load.id(id, n), load.id(story_id, n), 1, '', title, tagline, language, duration_minutes, ages,
    authors, content_warnings, host_modes, shop_description, setting_description
from generate_series({from}, {to}) n, model;

insert into story_characters (id, edition_id, position, key, name, gender, is_primary_character, tagline,
    description, costume_hint, portrait, when_absent)
select load.id(c.id, n), load.id(c.edition_id, n), c.position, c.key, c.name, c.gender, c.is_primary_character, c.tagline,
    c.description, c.costume_hint, c.portrait, c.when_absent
from generate_series({from}, {to}) n, story_characters c join model on model.id = c.edition_id;

insert into story_configurations (id, edition_id, position, key, configuration_name, min_players, max_players)
select load.id(t.id, n), load.id(t.edition_id, n), t.position, t.key, t.configuration_name, t.min_players, t.max_players
from generate_series({from}, {to}) n, story_configurations t join model on model.id = t.edition_id;

insert into story_configuration_characters (configuration_id, character_id)
select load.id(m.configuration_id, n), load.id(m.character_id, n)
from generate_series({from}, {to}) n, story_configuration_characters m
join story_configurations t on t.id = m.configuration_id join model on model.id = t.edition_id;

drop view model;
