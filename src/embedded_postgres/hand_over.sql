do $$
declare
    statement text;
begin
    for statement in
        with ours as (
            select oid from pg_namespace
            where nspname !~ '^pg_' and nspname <> 'information_schema'
        ), parts_of_others as (
            -- Of extensions; and sequences and types that go with their table.
            select classid, objid from pg_depend where deptype in ('e', 'a', 'i')
        )
        select format('alter schema %I owner to lamplight_app', nspname)
        from pg_namespace where oid in (select oid from ours)
            and pg_get_userbyid(nspowner) not in ('lamplight_app', 'pg_database_owner')
        union all
        select format('alter %s %s owner to lamplight_app', case relkind
            when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
            else 'table' end, oid::regclass)
        from pg_class where relnamespace in (select oid from ours)
            and relkind in ('r', 'p', 'v', 'm', 'S') and relowner <> 'lamplight_app'::regrole
            and ('pg_class'::regclass, oid) not in (select classid, objid from parts_of_others)
        union all
        select format('alter routine %s owner to lamplight_app', oid::regprocedure)
        from pg_proc where pronamespace in (select oid from ours)
            and proowner <> 'lamplight_app'::regrole
            and ('pg_proc'::regclass, oid) not in (select classid, objid from parts_of_others)
        union all
        select format('alter type %s owner to lamplight_app', oid::regtype)
        from pg_type where typnamespace in (select oid from ours)
            and typtype in ('e', 'd', 'r') and typowner <> 'lamplight_app'::regrole
            and ('pg_type'::regclass, oid) not in (select classid, objid from parts_of_others)
    loop
        execute statement;
    end loop;
end
$$;
