-- The postings a person keeps, and what we know of each beyond what the person sees and edits.

create table public.jobs (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references public.profiles (id) on delete cascade,
    title text not null default '' check (char_length(title) <= 500),
    company text not null default '' check (char_length(company) <= 500),
    description text not null default '' check (octet_length(description) <= 400000),
    location text check (char_length(location) <= 1000),
    salary_range text check (char_length(salary_range) <= 500),
    employment_type text check (char_length(employment_type) <= 200),
    -- Bytes, not characters: an index entry holds at most 2,704 bytes. It becomes a link: `javascript:` must not get in.
    source_url text check (octet_length(source_url) <= 2048 and source_url ~ '^https?://.'),
    status text not null default 'saved'
        check (status in ('saved', 'applied', 'interviewing', 'offered', 'rejected', 'accepted')),
    notes text not null default '' check (char_length(notes) <= 20000),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint jobs_of_a_person unique (id, user_id),
    -- Null is distinct from null: pasted postings have no address and may repeat.
    constraint jobs_once_a_posting unique (user_id, source_url)
);

create table public.job_details (
    job_id uuid primary key,
    user_id uuid not null,
    verdict text check (verdict in ('posting', 'application_form', 'description_missing', 'listing', 'sign_in_wall',
        'bot_wall', 'expired', 'not_a_job')),
    sources jsonb not null default '{}' check (octet_length(sources::text) <= 20000),
    salary_min numeric,
    salary_max numeric,
    salary_currency text check (char_length(salary_currency) <= 3),
    salary_period text check (salary_period in ('year', 'month', 'week', 'day', 'hour')),
    employment_types text[] not null default '{}' check (cardinality(employment_types) <= 8),
    language text check (char_length(language) <= 35),
    posted_on date,
    valid_through date,
    closed boolean not null default false,
    fingerprint text check (char_length(fingerprint) <= 64),
    edited_fields text[] not null default '{}' check (cardinality(edited_fields) <= 20),
    archived_at timestamptz,
    follow_up_on date,
    next_step text check (char_length(next_step) <= 1000),
    contact text check (char_length(contact) <= 1000),
    constraint job_details_of_the_same_person foreign key (job_id, user_id)
        references public.jobs (id, user_id) on delete cascade
);

create index jobs_board_idx on public.jobs (user_id, created_at desc, id desc);
create index job_details_job_idx on public.job_details (job_id, user_id);
create index job_details_user_idx on public.job_details (user_id);

create trigger jobs_touch before update on public.jobs
    for each row execute function private.touch_updated_at();

-- Definer: a person may not write job_details, yet every job has its row.
create function private.create_job_details() returns trigger
    language plpgsql security definer set search_path = ''
    as $$
begin
    insert into public.job_details (job_id, user_id) values (new.id, new.user_id);
    return new;
end
$$;
revoke all on function private.create_job_details() from public;

-- Definer, for the same reason. What a person corrected stays corrected: clip_job leaves these fields alone.
create function private.note_edited_fields() returns trigger
    language plpgsql security definer set search_path = ''
    as $$
begin
    update public.job_details as d
        set edited_fields = array(
            select distinct f.name from unnest(d.edited_fields || array_remove(array[
                case when new.title is distinct from old.title then 'title' end,
                case when new.company is distinct from old.company then 'company' end,
                case when new.description is distinct from old.description then 'description' end,
                case when new.location is distinct from old.location then 'location' end,
                case when new.salary_range is distinct from old.salary_range then 'salary_range' end,
                case when new.employment_type is distinct from old.employment_type then 'employment_type' end
            ], null)) as f (name) order by 1)
        where d.job_id = new.id;
    return new;
end
$$;
revoke all on function private.note_edited_fields() from public;

create trigger jobs_create_details after insert on public.jobs
    for each row execute function private.create_job_details();
-- A person's own statement runs as `authenticated`; clip_job, a definer function, does not.
create trigger jobs_note_edited_fields after update on public.jobs
    for each row when (current_user = 'authenticated') execute function private.note_edited_fields();

-- Keeps a clipped posting for the caller: one row a posting, refreshed by a second clip, never over what they edited.
-- Definer: it writes job_details. It acts for auth.uid() alone, whatever it is given.
create function public.clip_job(posting jsonb, details jsonb) returns jsonb
    language plpgsql volatile security definer set search_path = ''
    as $$
declare
    person uuid := (select auth.uid());
    kept public.jobs;
    known public.job_details;
    is_new boolean;
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
        closed = coalesce((details ->> 'closed')::boolean, false)
        where job_id = kept.id;

    return jsonb_build_object('job', to_jsonb(kept), 'is_new', is_new);
end
$$;
revoke all on function public.clip_job(jsonb, jsonb) from public, anon, authenticated, service_role;
grant execute on function public.clip_job(jsonb, jsonb) to authenticated;

alter table public.jobs enable row level security;
alter table public.job_details enable row level security;

create policy "people read their own jobs" on public.jobs for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people add their own jobs" on public.jobs for insert to authenticated
    with check ((select auth.uid()) = user_id);
create policy "people change their own jobs" on public.jobs for update to authenticated
    using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "people delete their own jobs" on public.jobs for delete to authenticated
    using ((select auth.uid()) = user_id);

create policy "people read details of their own jobs" on public.job_details for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people plan their own jobs" on public.job_details for update to authenticated
    using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);

revoke all on public.jobs, public.job_details from anon, authenticated;
grant select on public.jobs, public.job_details to authenticated;
grant insert (id, user_id, title, company, description, location, salary_range, employment_type, source_url, status,
    notes) on public.jobs to authenticated;
grant update (title, company, description, location, salary_range, employment_type, source_url, status, notes)
    on public.jobs to authenticated;
grant delete on public.jobs to authenticated;
grant update (archived_at, follow_up_on, next_step, contact) on public.job_details to authenticated;
grant all on public.jobs, public.job_details to service_role;

comment on table public.jobs is 'Postings a person keeps; source_url is canonical, so that a second clip finds the same row';
comment on table public.job_details is 'One row a job: where each field came from, and which ones the person edited';
