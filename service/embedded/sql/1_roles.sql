-- What a Supabase database holds before an application's first migration, reduced to what the client libraries, the
-- policies and an application's migrations can observe. Idempotent; run by the superuser in one transaction;
-- PostgreSQL 15 to 18.

-- 1. Roles ------------------------------------------------------------------------------------------------------------

do $$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            ('postgres', 'login inherit createrole createdb replication bypassrls'),
            ('anon', 'nologin noinherit'),
            ('authenticated', 'nologin noinherit'),
            ('service_role', 'nologin noinherit bypassrls'),
            ('authenticator', 'login noinherit'),
            ('supabase_auth_admin', 'login noinherit createrole'),
            ('supabase_storage_admin', 'nologin noinherit'),
            ('dashboard_user', 'nologin createrole createdb')
        ) as roles (name, options)
    loop
        if not exists (select from pg_roles where rolname = wanted.name) then
            execute format('create role %I %s', wanted.name, wanted.options);
        end if;
    end loop;
end $$;

-- A request signs in as authenticator, which owns nothing, and takes on one of these three.
grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role, authenticator to postgres with admin option;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;
grant anon, authenticated, service_role to supabase_storage_admin;
-- A hosted project lets `postgres` write policies on storage's tables by an extension; membership does it here, and
-- the event trigger below refuses what a hosted project would refuse.
grant supabase_storage_admin to postgres;

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role authenticator set idle_in_transaction_session_timeout = '60s';
alter role supabase_auth_admin set idle_in_transaction_session_timeout = '60s';
alter role supabase_auth_admin set search_path = 'auth';
alter role postgres set search_path = "$user", public, extensions;

do $$ begin
    execute format('alter database %I owner to postgres', current_database());
    execute format('revoke temporary on database %I from public', current_database());
    execute format('grant temporary on database %I to postgres', current_database());
end $$;

