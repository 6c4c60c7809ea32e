-- What belongs to the measuring and not to the product.
create schema load;

-- The id of a copy: the same every time, and spread like any other.
create function load.id(original uuid, copy integer) returns uuid
    language sql immutable strict parallel safe
    as $$ select md5(original::text || copy::text)::uuid $$;

-- Six letters out of 32.
create function load.code(number integer) returns text language sql immutable strict parallel safe
    as $$ select string_agg(substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 1 + ((number >> (5 * place)) & 31), 1), '')
          from generate_series(0, 5) place $$;

-- Whoever asks in a measurement, and for what. Each token is its owner's id.
create table load.cards (
    card integer primary key,
    evening uuid not null,
    code text not null,
    host uuid not null,
    host_hash bytea not null,
    participant uuid,
    guest uuid,
    guest_hash bytea,
    story uuid not null,
    slug text not null,
    title text not null,
    edition uuid not null,
    -- Which evening and which story it is a copy of.
    kind text not null
);
create sequence load.turn;
