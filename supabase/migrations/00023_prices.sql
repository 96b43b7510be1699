-- What an operation costs is the operator's to set: global_config.prices, such as {"cover_letter": 2}; else 1 credit.

set lock_timeout = '5s';

-- A price that is none would stop everybody's drafts: refused when it is set, not when it is charged.
-- squawk-ignore constraint-missing-not-valid -- a table of a handful of rows
alter table public.global_config add constraint global_config_prices_are_credits check (
    key <> 'prices' or (jsonb_typeof(value) = 'object' and not jsonb_path_exists(
        value, 'strict $.* ? (@.type() <> "number" || @ < 0 || @ > 1000 || @ <> @.floor())'))
);

-- What one operation costs when no free provider does it.
create function private.price_of(operation text) returns integer
    language sql stable set search_path = ''
    as $$
    select coalesce((select (c.value ->> operation)::integer from public.global_config as c where c.key = 'prices'), 1)
$$;
revoke all on function private.price_of(text) from public;

-- As before; without `credits` it holds the price of the operation, and it tells how much it holds.
create or replace function public.reserve_usage(person uuid, operation text, credits integer, hold_seconds integer) returns jsonb
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
    credits := coalesce(credits, private.price_of(operation));
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
        'period_key', plan.period_key, 'used', used, 'limit', ceiling, 'credits', credits);
end
$$;

-- As before, with the price of each operation.
create or replace function public.allowance() returns jsonb
    language sql stable security definer set search_path = ''
    as $$
    select jsonb_build_object('tier', plan.tier, 'period_type', plan.period_type, 'period_key', plan.period_key,
        'operations', (
            select jsonb_object_agg(o.name, jsonb_build_object(
                'price', private.price_of(o.name),
                'used', private.credits_used((select auth.uid()), o.name, plan.period_key),
                'limit', case when plan.credits is null or jsonb_typeof(plan.credits) = 'null' then null
                    else coalesce((plan.credits ->> o.name)::integer, 0) end))
            from unnest(array['resume_parse', 'match', 'cover_letter', 'answer', 'outreach']) as o (name)))
    from private.tier_of((select auth.uid())) as plan
$$;

-- As before; what it charges is what was held, which is the price when the file came.
create or replace function public.finish_resume(resume uuid, claim integer, outcome text, blocks jsonb) returns boolean
    language plpgsql volatile set search_path = ''
    as $$
declare
    person uuid;
    held uuid;
begin
    perform 1 from public.resumes where id = resume and parse_status = 'pending' for update;
    if not found then
        return false;
    end if;
    update public.resume_readings as q set claimed_at = null
        where q.resume_id = resume and q.claims = claim and q.claimed_at is not null
        returning q.user_id, q.reservation into person, held;
    if not found then
        return false;
    end if;
    update public.resume_readings set reservation = null where resume_id = resume;
    update public.resumes set parse_status = outcome, parsed_data = blocks where id = resume;
    if outcome = 'completed' then
        perform public.settle_usage(held, null, null);
        update public.profiles set active_resume_id = resume where id = person and active_resume_id is null;
    else
        perform public.release_usage(held);
    end if;
    return true;
end
$$;
