-- 5. What this server keeps for itself --------------------------------------------------------------------------------

create schema if not exists embedded;
grant usage on schema embedded to authenticator;

create table if not exists embedded.bootstrap (
    only_row boolean primary key default true check (only_row),
    fingerprint text
);
insert into embedded.bootstrap default values on conflict do nothing;

-- The rest server's schema cache asks whether the schema moved since it last looked.
create table if not exists embedded.schema_version (
    only_row boolean primary key default true check (only_row),
    version bigint not null default 1
);
insert into embedded.schema_version default values on conflict do nothing;
grant select on embedded.schema_version to authenticator;

create or replace function embedded.note_schema_change() returns event_trigger
language plpgsql security definer set search_path = '' as $$
begin
    update embedded.schema_version set version = version + 1;
end $$;
drop event trigger if exists embedded_note_schema_change;
create event trigger embedded_note_schema_change on ddl_command_end execute function embedded.note_schema_change();
drop event trigger if exists embedded_note_schema_drop;
create event trigger embedded_note_schema_drop on sql_drop execute function embedded.note_schema_change();

-- On a hosted project `postgres` may add policies, triggers and grants to the tables of auth and storage, and nothing
-- else. Refusing the rest here too keeps a migration from passing on this server and failing there.
create or replace function embedded.protect_managed_schemas() returns event_trigger
language plpgsql security invoker set search_path = '' as $$
declare
    touched record;
begin
    if session_user <> 'postgres' then
        return;
    end if;
    for touched in select * from pg_catalog.pg_event_trigger_ddl_commands() loop
        if touched.schema_name in ('auth', 'storage', 'embedded')
            and touched.command_tag not in
                ('CREATE POLICY', 'ALTER POLICY', 'CREATE TRIGGER', 'COMMENT', 'GRANT', 'REVOKE')
        then
            raise exception 'must be owner of %', touched.object_identity using errcode = '42501';
        end if;
    end loop;
end $$;
drop event trigger if exists embedded_protect_managed_schemas;
create event trigger embedded_protect_managed_schemas on ddl_command_end
    execute function embedded.protect_managed_schemas();

create or replace function embedded.protect_managed_drops() returns event_trigger
language plpgsql security invoker set search_path = '' as $$
declare
    dropped record;
begin
    if session_user <> 'postgres' then
        return;
    end if;
    for dropped in select * from pg_catalog.pg_event_trigger_dropped_objects() loop
        if dropped.original and dropped.schema_name in ('auth', 'storage', 'embedded')
            and dropped.object_type not in ('policy', 'trigger')
        then
            raise exception 'must be owner of %', dropped.object_identity using errcode = '42501';
        end if;
    end loop;
end $$;
drop event trigger if exists embedded_protect_managed_drops;
create event trigger embedded_protect_managed_drops on sql_drop execute function embedded.protect_managed_drops();
