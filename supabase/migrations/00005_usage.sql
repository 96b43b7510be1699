-- What each person used, and the three steps that keep it honest: reserve, settle, release.

create table public.usage_events (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    operation_type text not null
        check (operation_type in ('resume_parse', 'match', 'cover_letter', 'answer', 'outreach')),
    ai_provider text check (char_length(ai_provider) <= 50),
    credits_used integer not null default 1 check (credits_used between 0 and 1000),
    period_type text not null check (period_type in ('lifetime', 'monthly')),
    period_key text not null check (period_key ~ '^(lifetime|[0-9]{4}-[0-9]{2})$'),
    created_at timestamptz not null default now()
);

create table public.usage_reservations (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    operation_type text not null
        check (operation_type in ('resume_parse', 'match', 'cover_letter', 'answer', 'outreach')),
    credits integer not null check (credits between 0 and 1000),
    period_type text not null check (period_type in ('lifetime', 'monthly')),
    period_key text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now()
);

create index usage_events_period_idx on public.usage_events (user_id, period_key, operation_type);
create index usage_reservations_user_idx on public.usage_reservations (user_id, operation_type);

-- The caller's tier, its limits and the running period; a person without a profile gets nothing.
create function private.tier_of(person uuid) returns table (tier text, period_type text, period_key text, credits jsonb)
    language sql stable set search_path = ''
    as $$
    select p.subscription_tier,
        limits.value ->> 'period_type',
        case limits.value ->> 'period_type' when 'lifetime' then 'lifetime'
            else to_char(now() at time zone 'utc', 'YYYY-MM') end,
        limits.value -> 'credits'
    from public.profiles as p
    join public.global_config as c on c.key = 'tier_limits'
    cross join lateral (select c.value -> p.subscription_tier) as limits (value)
    where p.id = person
$$;
revoke all on function private.tier_of(uuid) from public;

-- Credits spent or held in the period.
create function private.credits_used(person uuid, operation text, running_period text) returns integer
    language sql stable set search_path = ''
    as $$
    select coalesce((select sum(e.credits_used) from public.usage_events as e
            where e.user_id = person and e.operation_type = operation and e.period_key = running_period), 0)::integer
        + coalesce((select sum(r.credits) from public.usage_reservations as r
            where r.user_id = person and r.operation_type = operation and r.period_key = running_period
            and r.expires_at > now()), 0)::integer
$$;
revoke all on function private.credits_used(uuid, text, text) from public;

-- Holds credits for an operation about to run. `reservation` is null when the allowance does not suffice.
-- A reservation nobody settles (its process died) stops counting at expires_at.
create function public.reserve_usage(person uuid, operation text, credits integer, hold_seconds integer) returns jsonb
    language plpgsql volatile security definer set search_path = ''
    as $$
declare
    plan record;
    used integer;
    ceiling integer;
    reservation uuid;
begin
    -- A statement of its own: the sums below must see what the one before us committed.
    perform pg_advisory_xact_lock(hashtextextended('usage:' || person::text, 0));

    select * into plan from private.tier_of(person);
    if not found then
        raise exception 'There is no such person.' using errcode = 'P0002';
    end if;
    used := private.credits_used(person, operation, plan.period_key);
    ceiling := (plan.credits ->> operation)::integer;
    if plan.credits is null or jsonb_typeof(plan.credits) = 'null' then
        ceiling := null;
    elsif ceiling is null then
        ceiling := 0;
    end if;

    if credits = 0 or ceiling is null or used + credits <= ceiling then
        delete from public.usage_reservations where user_id = person and expires_at < now() - interval '1 day';
        insert into public.usage_reservations (user_id, operation_type, credits, period_type, period_key, expires_at)
            values (person, operation, credits, plan.period_type, plan.period_key,
                now() + make_interval(secs => hold_seconds))
            returning id into reservation;
    end if;
    return jsonb_build_object('reservation', reservation, 'tier', plan.tier, 'period_type', plan.period_type,
        'period_key', plan.period_key, 'used', used, 'limit', ceiling);
end
$$;

-- Turns a reservation into the usage event; false when there is none (any more).
create function public.settle_usage(held uuid, provider text, credits integer) returns boolean
    language plpgsql volatile security definer set search_path = ''
    as $$
declare
    reservation public.usage_reservations;
begin
    delete from public.usage_reservations where id = held returning * into reservation;
    if not found then
        return false;
    end if;
    insert into public.usage_events (user_id, operation_type, ai_provider, credits_used, period_type, period_key)
        values (reservation.user_id, reservation.operation_type, provider, least(credits, reservation.credits),
            reservation.period_type, reservation.period_key);
    return true;
end
$$;

-- Gives the credits back; false when there was nothing to give.
create function public.release_usage(held uuid) returns boolean
    language sql volatile security definer set search_path = ''
    as $$
    with gone as (delete from public.usage_reservations where id = held returning 1)
    select exists (select from gone)
$$;

-- What the caller used and has left. Definer: the limits are in global_config, which no person reads.
create function public.allowance() returns jsonb
    language sql stable security definer set search_path = ''
    as $$
    select jsonb_build_object('tier', plan.tier, 'period_type', plan.period_type, 'period_key', plan.period_key,
        'operations', (
            select jsonb_object_agg(o.name, jsonb_build_object(
                'used', private.credits_used((select auth.uid()), o.name, plan.period_key),
                'limit', case when plan.credits is null or jsonb_typeof(plan.credits) = 'null' then null
                    else coalesce((plan.credits ->> o.name)::integer, 0) end))
            from unnest(array['resume_parse', 'match', 'cover_letter', 'answer', 'outreach']) as o (name)))
    from private.tier_of((select auth.uid())) as plan
$$;

revoke all on function public.reserve_usage(uuid, text, integer, integer) from public, anon, authenticated, service_role;
revoke all on function public.settle_usage(uuid, text, integer) from public, anon, authenticated, service_role;
revoke all on function public.release_usage(uuid) from public, anon, authenticated, service_role;
revoke all on function public.allowance() from public, anon, authenticated, service_role;
grant execute on function public.reserve_usage(uuid, text, integer, integer) to service_role;
grant execute on function public.settle_usage(uuid, text, integer) to service_role;
grant execute on function public.release_usage(uuid) to service_role;
grant execute on function public.allowance() to authenticated;

alter table public.usage_events enable row level security;
-- No policy: reservations are machinery.
alter table public.usage_reservations enable row level security;

create policy "people read their own usage" on public.usage_events for select to authenticated
    using ((select auth.uid()) = user_id);

revoke all on public.usage_events, public.usage_reservations from anon, authenticated;
grant select on public.usage_events to authenticated;
grant all on public.usage_events, public.usage_reservations to service_role;

comment on table public.usage_events is 'One row an operation that ran, with 0 credits when it was free; written by settle_usage';
comment on table public.usage_reservations is 'Credits held while an operation runs; expire by themselves';
