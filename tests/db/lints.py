"""What Supabase's own linter (splinter) asks of a schema, as queries: each returns what is wrong, by name."""

from __future__ import annotations

from typing import LiteralString

LINTS: dict[str, LiteralString] = {
    "rls_disabled_in_public": """
        select relname from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('r', 'p') and not relrowsecurity
    """,
    "policy_exists_rls_disabled": """
        select distinct c.relname from pg_policy as p join pg_class as c on c.oid = p.polrelid
        where c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
    """,
    "policy_without_role": """
        select policyname from pg_policies where schemaname in ('public', 'storage')
        and roles <> '{authenticated}'
    """,
    "policy_for_all_commands": """
        select policyname from pg_policies where schemaname in ('public', 'storage') and cmd = 'ALL'
    """,
    "auth_rls_initplan": """
        select policyname from pg_policies where schemaname in ('public', 'storage') and regexp_replace(
            coalesce(qual, '') || coalesce(with_check, ''),
            '\\( SELECT (auth|current_setting)[.(][^)]*\\)[^)]*\\)', '', 'g'
        ) ~ 'auth\\.(uid|jwt|role|email)\\(|current_setting\\('
    """,
    "rls_references_user_metadata": """
        select policyname from pg_policies where schemaname in ('public', 'storage')
        and coalesce(qual, '') || coalesce(with_check, '') ~ 'user_metadata'
    """,
    "rls_policy_always_true": """
        select policyname from pg_policies where schemaname in ('public', 'storage')
        and 'true' in (qual, with_check)
    """,
    "multiple_permissive_policies": """
        select tablename || ' ' || cmd from pg_policies where schemaname = 'public' and permissive = 'PERMISSIVE'
        group by tablename, cmd, roles having count(*) > 1
    """,
    # Without the grant a policy opens nothing: it is unused, and misleads whoever reads it.
    "policy_without_grant": """
        select p.polname from pg_policy as p join pg_class as c on c.oid = p.polrelid,
            (values ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')) as v (command, verb)
        where c.relnamespace = 'public'::regnamespace and v.command = p.polcmd::text
        and not has_table_privilege('authenticated', c.oid, v.verb)
        and not (v.verb <> 'DELETE' and has_any_column_privilege('authenticated', c.oid, v.verb))
    """,
    "grant_without_policy": """
        select c.relname || ' ' || v.verb from pg_class as c,
            unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as v (verb)
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and (has_table_privilege('authenticated', c.oid, v.verb)
            or v.verb <> 'DELETE' and has_any_column_privilege('authenticated', c.oid, v.verb))
        and not exists (select from pg_policies where schemaname = 'public' and tablename = c.relname and cmd = v.verb)
    """,
    "function_search_path_mutable": """
        select p.oid::regprocedure::text from pg_proc as p
        where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and not coalesce(p.proconfig, '{}') @> array['search_path=""']
    """,
    "function_executable_by_public": """
        select p.oid::regprocedure::text from pg_proc as p
        where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and has_function_privilege('anon', p.oid, 'EXECUTE')
    """,
    "unindexed_foreign_keys": """
        select c.conname from pg_constraint as c
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
            select from pg_index as i where i.indrelid = c.conrelid
            and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
    """,
    "foreign_key_without_on_delete": """
        select conname from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace and confdeltype not in ('c', 'n')
    """,
    "no_primary_key": """
        select relname from pg_class as c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not exists (select from pg_index as i where i.indrelid = c.oid and i.indisprimary)
    """,
    "duplicate_index": """
        select string_agg(indexrelid::regclass::text, ' = ' order by indexrelid::regclass::text) from pg_index as i
        join pg_class as c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
        group by indrelid, indkey::text, indclass::text, indoption::text,
            coalesce(pg_get_expr(indexprs, indrelid), ''), coalesce(pg_get_expr(indpred, indrelid), '')
        having count(*) > 1
    """,
    "security_definer_view": """
        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
        and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']
    """,
    "materialized_view_in_api": """
        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('m', 'f')
    """,
    "extension_in_public": """
        select extname from pg_extension where extnamespace = 'public'::regnamespace
    """,
    "public_bucket_allows_listing": """
        select id from storage.buckets where public
    """,
}
