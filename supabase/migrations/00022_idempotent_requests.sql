-- How a request with an Idempotency-Key runs once: claim the key, then keep the reply under it or give it back.

set lock_timeout = '5s';

-- Whoever ends with another claim than the row's has been given up, and changes nothing.
-- squawk-ignore adding-field-with-default -- the keys of one day: rewritten in no time
alter table public.idempotency_keys add column claim uuid not null default gen_random_uuid();

-- Claims `key` for a request: "claimed" (with the claim), "known" (with the reply), "running", or "other" when it
-- was used for a different request. A claim nobody ends (its process died) falls after `hold_seconds`.
create function public.claim_idempotency_key(
    person uuid, key text, operation text, request_hash text, hold_seconds integer
) returns jsonb
    language plpgsql volatile set search_path = ''
    as $$
declare
    claimed uuid;
    kept public.idempotency_keys;
begin
    -- A few of everybody's that have expired, so that nobody has to come by and sweep.
    delete from public.idempotency_keys as k where (k.user_id, k.key) in (
        select e.user_id, e.key from public.idempotency_keys as e
            where e.expires_at < now() order by e.expires_at limit 50 for update skip locked);

    insert into public.idempotency_keys as k (user_id, key, operation, request_hash, expires_at)
        values ($1, $2, $3, $4, now() + make_interval(secs => hold_seconds))
        on conflict on constraint idempotency_keys_pkey do update
            set operation = excluded.operation, request_hash = excluded.request_hash, status = null, reply = null,
                expires_at = excluded.expires_at, created_at = now(), claim = gen_random_uuid()
            where k.expires_at < now()
        returning k.claim into claimed;
    if claimed is not null then
        return jsonb_build_object('outcome', 'claimed', 'claim', claimed);
    end if;

    select * into kept from public.idempotency_keys as k where k.user_id = $1 and k.key = $2;
    return case
        when not found then jsonb_build_object('outcome', 'running') -- given back this very moment
        when kept.operation <> $3 or kept.request_hash <> $4 then jsonb_build_object('outcome', 'other')
        when kept.status is null then jsonb_build_object('outcome', 'running')
        else jsonb_build_object('outcome', 'known', 'status', kept.status, 'reply', kept.reply)
    end;
end
$$;

-- Keeps the reply of a claimed request for `keep_seconds`; false when the claim is another's by now.
-- Of one person at most `most` replies are kept, the newest.
create function public.keep_idempotent_reply(
    person uuid, key text, claim uuid, status integer, reply jsonb, keep_seconds integer, most integer
) returns boolean
    language plpgsql volatile set search_path = ''
    as $$
begin
    update public.idempotency_keys as k
        set status = $4, reply = $5, expires_at = now() + make_interval(secs => keep_seconds)
        where k.user_id = $1 and k.key = $2 and k.claim = $3 and k.status is null;
    if not found then
        return false;
    end if;
    delete from public.idempotency_keys as k where k.user_id = $1 and k.status is not null and k.key in (
        select o.key from public.idempotency_keys as o
            where o.user_id = $1 and o.status is not null order by o.created_at desc, o.key offset most);
    return true;
end
$$;

-- Gives a claimed key back after a failure, so that the same request may be tried again.
create function public.release_idempotency_key(person uuid, key text, claim uuid) returns boolean
    language sql volatile set search_path = ''
    as $$
    with gone as (
        delete from public.idempotency_keys as k
            where k.user_id = $1 and k.key = $2 and k.claim = $3 and k.status is null returning 1)
    select exists (select from gone)
$$;

revoke all on function public.claim_idempotency_key(uuid, text, text, text, integer)
    from public, anon, authenticated, service_role;
revoke all on function public.keep_idempotent_reply(uuid, text, uuid, integer, jsonb, integer, integer)
    from public, anon, authenticated, service_role;
revoke all on function public.release_idempotency_key(uuid, text, uuid)
    from public, anon, authenticated, service_role;
grant execute on function public.claim_idempotency_key(uuid, text, text, text, integer) to service_role;
grant execute on function public.keep_idempotent_reply(uuid, text, uuid, integer, jsonb, integer, integer) to service_role;
grant execute on function public.release_idempotency_key(uuid, text, uuid) to service_role;
