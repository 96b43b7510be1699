"""What the database's own catalogue says, in the sentences of `rights`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]

_UID = "( SELECT auth.uid() AS uid)"

# Privileges are asked of the server, not read from a list: so what PUBLIC or another role hands down counts too.
_SENTENCES: dict[str, LiteralString] = {
    # All but Supabase's own, which are the same in every project.
    "schemas": """
        with n as (select oid, nspname from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('auth',
            'storage', 'embedded', 'extensions', 'graphql', 'graphql_public', 'realtime', 'vault', 'pgbouncer',
            'supabase_functions', 'supabase_migrations', 'information_schema'))
        select 'there is a schema ' || nspname from n
        union all select r.rolname || ' may use schema ' || n.nspname from n, pg_roles as r
            where r.rolname in ('anon', 'authenticated', 'service_role')
            and (has_schema_privilege(r.oid, n.oid, 'USAGE') or has_schema_privilege(r.oid, n.oid, 'CREATE'))
    """,
    "tables": """
        select 'there is a ' || case c.relkind when 'r' then 'table' when 'v' then 'view' when 'm' then 'view'
                when 'S' then 'sequence' else 'relation of another kind' end || ' ' || c.relname
            from pg_class as c where c.relnamespace = 'public'::regnamespace and c.relkind not in ('i', 'I', 't', 'c')
        union all select 'row-level security is on for ' || relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity
        union all select 'there is a column ' || c.relname || '.' || a.attname
            from pg_class as c join pg_attribute as a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p', 'f')
            and a.attnum > 0 and not a.attisdropped
    """,
    "grants on columns": """
        select r.rolname || ' may ' || v.verb || ' ' || c.relname || '.' || a.attname
        from pg_class as c join pg_attribute as a on a.attrelid = c.oid, pg_roles as r,
            unnest(array['SELECT', 'INSERT', 'UPDATE']) as v (verb)
        where r.rolname in ('anon', 'authenticated', 'service_role')
        and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p', 'f')
        and a.attnum > 0 and not a.attisdropped and has_column_privilege(r.oid, c.oid, a.attnum, v.verb)
    """,
    "grants on tables": """
        select r.rolname || ' may ' || v.verb || ' ' || c.relname from pg_class as c, pg_roles as r,
            unnest(array['DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) as v (verb)
        where r.rolname in ('anon', 'authenticated', 'service_role')
        and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p', 'f')
        and has_table_privilege(r.oid, c.oid, v.verb)
    """,
    "functions": """
        with f as (select p.*, p.oid::regprocedure::text as name from pg_proc as p
            where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace))
        select 'there is a function ' || name || ' that runs as its '
            || case when prosecdef then 'definer' else 'caller' end from f
        union all select 'function ' || name || ' has an empty search path' from f
            where proconfig = array['search_path=""']
        union all select r.rolname || ' may call ' || f.name from f, pg_roles as r
            where r.rolname in ('anon', 'authenticated', 'service_role')
            and has_function_privilege(r.oid, f.oid, 'EXECUTE')
    """,
    "buckets": """
        select 'there is a bucket ' || id || ', ' || case when public then 'public' else 'private' end
            from storage.buckets
        union all select format('bucket %s takes %s bytes of %s', id, coalesce(file_size_limit::text, 'any number of'),
            coalesce(array_to_string(allowed_mime_types, ', '), 'anything')) from storage.buckets
    """,
}


def facts(connection: Connection) -> set[str]:
    """Everything that the catalogue says of tables, columns, grants, policies, functions and buckets."""
    found = {str(row[0]) for query in _SENTENCES.values() for row in connection.execute(query)}
    return found | set(_policies(connection))


def _policies(connection: Connection) -> Iterator[str]:
    rows = connection.execute("""
        select schemaname, tablename, policyname, permissive, roles::text[], cmd, qual, with_check
        from pg_policies where schemaname in ('public', 'storage')
    """)
    for schema, table, name, permissive, roles, command, using, check in rows:
        opens = f"policy “{name}” opens"
        whom = ", ".join(roles) if permissive == "PERMISSIVE" else "nobody, being restrictive,"
        if schema == "public":
            yield f"{opens} {table} to {whom} for {command}, {_condition(command, using, check)}"
        else:
            yield f"{opens} {_bucket(using or check)} to {whom} for {command}"


def _condition(command: str, using: str | None, check: str | None) -> str:
    """What of a row a policy asks. Reading and deleting have no check, inserting has no using, updating has both."""
    wanted = {"SELECT": [using], "DELETE": [using], "INSERT": [check], "UPDATE": [using, check]}.get(command, [])
    texts = {(text or "true").replace(_UID, "uid") for text in wanted}
    owners = {text.removeprefix("(uid = ").removesuffix(")") for text in texts}
    if len(texts) == 1 and texts == {f"(uid = {owner})" for owner in owners} and owners <= {"id", "user_id"}:
        return f"where they own the row by {owners.pop()}"
    return f"where {' and '.join(sorted(texts)) or 'anything'}"


def _bucket(condition: str | None) -> str:
    for bucket in ("resumes", "receipts"):
        own = condition and f"(bucket_id = '{bucket}'::text)" in condition and _UID in condition
        if condition and own and " OR " not in condition:
            return f"bucket {bucket}"
    return f"storage where {condition}"
