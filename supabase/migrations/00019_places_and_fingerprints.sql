-- Where a job is done, and what its text is like: so that the same job on another board can be offered as known.

set lock_timeout = '5s'; -- job_details is living: better to fail and be tried again than to hold everybody up

alter table public.job_details
    add column places text[] not null default '{}'
        constraint job_details_few_places check (cardinality(places) <= 20 and octet_length(places::text) <= 20000),
    add column workplace text
        constraint job_details_known_workplace check (workplace in ('on_site', 'hybrid', 'remote')),
    add column remote_countries text[] not null default '{}'
        constraint job_details_country_codes check (cardinality(remote_countries) <= 100
            and remote_countries::text ~ '^\{([A-Z]{2}(,[A-Z]{2})*)?\}$'),
    -- Jobs that the person looked at beside this one and kept both; no references, so the other may go.
    add column kept_beside uuid[] not null default '{}'
        constraint job_details_few_kept_beside check (cardinality(kept_beside) <= 50);

-- Nothing wrote fingerprints before, so there is no row to look through.
alter table public.job_details
    add constraint job_details_fingerprint_of_256_bits check (fingerprint ~ '^[0-9a-f]{64}$') not valid;

-- As in 00004, and keeps the new columns. Definer: it writes job_details. It acts for auth.uid() alone.
create or replace function public.clip_job(posting jsonb, details jsonb) returns jsonb
    language plpgsql volatile security definer set search_path = ''
    as $$
declare
    person uuid := (select auth.uid());
    kept public.jobs;
    known public.job_details;
    is_new boolean;
    -- Town, workplace and countries belong together: a page that says anything of them replaces all three.
    is_placed boolean := coalesce(posting ->> 'location', details ->> 'workplace', details #>> '{places,0}',
        details #>> '{remote_countries,0}') is not null;
begin
    if person is null then
        raise exception 'Sign in first.' using errcode = '42501';
    end if;

    insert into public.jobs (user_id, title, company, description, location, salary_range, employment_type, source_url)
        values (person, coalesce(posting ->> 'title', ''), coalesce(posting ->> 'company', ''),
            coalesce(posting ->> 'description', ''), posting ->> 'location', posting ->> 'salary_range',
            posting ->> 'employment_type', posting ->> 'source_url')
        on conflict on constraint jobs_once_a_posting do nothing
        returning * into kept;
    is_new := found;

    if not is_new then
        select * into strict kept from public.jobs
            where user_id = person and source_url = posting ->> 'source_url' for update;
        select * into strict known from public.job_details where job_id = kept.id;
        update public.jobs set
            title = case when 'title' = any (known.edited_fields) then title
                else coalesce(nullif(posting ->> 'title', ''), title) end,
            company = case when 'company' = any (known.edited_fields) then company
                else coalesce(nullif(posting ->> 'company', ''), company) end,
            description = case when 'description' = any (known.edited_fields) then description
                else coalesce(nullif(posting ->> 'description', ''), description) end,
            location = case when 'location' = any (known.edited_fields) then location
                else coalesce(posting ->> 'location', location) end,
            salary_range = case when 'salary_range' = any (known.edited_fields) then salary_range
                else coalesce(posting ->> 'salary_range', salary_range) end,
            employment_type = case when 'employment_type' = any (known.edited_fields) then employment_type
                else coalesce(posting ->> 'employment_type', employment_type) end
            where id = kept.id returning * into kept;
    end if;

    update public.job_details set
        verdict = details ->> 'verdict',
        sources = sources || coalesce(details -> 'sources', '{}'),
        salary_min = coalesce((details ->> 'salary_min')::numeric, salary_min),
        salary_max = coalesce((details ->> 'salary_max')::numeric, salary_max),
        salary_currency = coalesce(details ->> 'salary_currency', salary_currency),
        salary_period = coalesce(details ->> 'salary_period', salary_period),
        employment_types = case when jsonb_typeof(details -> 'employment_types') = 'array'
            then array(select jsonb_array_elements_text(details -> 'employment_types')) else employment_types end,
        language = coalesce(details ->> 'language', language),
        posted_on = coalesce((details ->> 'posted_on')::date, posted_on),
        valid_through = coalesce((details ->> 'valid_through')::date, valid_through),
        closed = coalesce((details ->> 'closed')::boolean, false),
        fingerprint = coalesce(details ->> 'fingerprint', fingerprint),
        workplace = case when is_placed then details ->> 'workplace' else workplace end,
        places = case when not is_placed then places when jsonb_typeof(details -> 'places') = 'array'
            then array(select jsonb_array_elements_text(details -> 'places')) else '{}' end,
        remote_countries = case when not is_placed then remote_countries
            when jsonb_typeof(details -> 'remote_countries') = 'array'
            then array(select jsonb_array_elements_text(details -> 'remote_countries')) else '{}' end
        where job_id = kept.id returning * into known;

    return jsonb_build_object('is_new', is_new, 'job', to_jsonb(kept) || jsonb_build_object(
        'workplace', known.workplace, 'places', known.places, 'remote_countries', known.remote_countries));
end
$$;
revoke all on function public.clip_job(jsonb, jsonb) from public, anon, authenticated, service_role;
grant execute on function public.clip_job(jsonb, jsonb) to authenticated;

-- The caller's other jobs whose text is at most `reach` bits from that of `job`, nearest first; not those kept beside it.
-- Whether they are the same job is for the caller to say: service/scrape/likeness.py looks at title, company and place.
-- It reads every fingerprint of the person: 5 ms among 5,000 jobs, less than an index of bands would cost each clip.
create function public.similar_jobs(job uuid, reach integer) returns jsonb
    language sql stable set search_path = ''
    as $$
    with this as (
        select job_id, user_id, kept_beside, ('x' || fingerprint)::bit(256) as bits from public.job_details
            where job_id = similar_jobs.job and fingerprint is not null
    ), near as materialized (
        select d.job_id, bit_count(('x' || d.fingerprint)::bit(256) # this.bits) as apart
            from this join public.job_details as d on d.user_id = this.user_id
            where d.fingerprint is not null and d.job_id <> this.job_id
                and bit_count(('x' || d.fingerprint)::bit(256) # this.bits) <= similar_jobs.reach
    ), nearest as (
        select j.id, j.title, j.company, j.location, d.places, j.source_url, j.created_at, j.status, near.apart
            from near, this, public.jobs as j, public.job_details as d
            where j.id = near.job_id and d.job_id = j.id
                and j.id <> all (this.kept_beside) and this.job_id <> all (d.kept_beside)
            order by near.apart, j.created_at, j.id limit 20
    )
    select coalesce(jsonb_agg(to_jsonb(nearest) order by apart, created_at, id), '[]') from nearest
$$;
revoke all on function public.similar_jobs(uuid, integer) from public, anon, authenticated, service_role;
grant execute on function public.similar_jobs(uuid, integer) to authenticated;

-- Offers these jobs no more beside `job`. Definer: a person may not write job_details; it acts for auth.uid() alone.
create function public.keep_both(job uuid, others uuid[]) returns boolean
    language plpgsql volatile security definer set search_path = ''
    as $$
begin
    update public.job_details as d set kept_beside = array(
        select k.id from unnest(d.kept_beside || keep_both.others) with ordinality as k (id, place)
            group by k.id order by max(k.place) desc limit 50)
        where d.job_id = keep_both.job and d.user_id = (select auth.uid());
    return found;
end
$$;
revoke all on function public.keep_both(uuid, uuid[]) from public, anon, authenticated, service_role;
grant execute on function public.keep_both(uuid, uuid[]) to authenticated;

-- The fingerprint of a description that the person wrote: a stub becomes known once it is filled in. Definer likewise.
create function public.keep_fingerprint(job uuid, fingerprint text) returns boolean
    language plpgsql volatile security definer set search_path = ''
    as $$
begin
    update public.job_details as d set fingerprint = keep_fingerprint.fingerprint
        where d.job_id = keep_fingerprint.job and d.user_id = (select auth.uid());
    return found;
end
$$;
revoke all on function public.keep_fingerprint(uuid, text) from public, anon, authenticated, service_role;
grant execute on function public.keep_fingerprint(uuid, text) to authenticated;
