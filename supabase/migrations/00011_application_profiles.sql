-- Facts that forms ask for and a résumé lacks. Each is null until the person says it, and null is never filled in.

create table public.application_profiles (
    user_id uuid primary key references public.profiles (id) on delete cascade,
    phone text check (char_length(phone) <= 50),
    address_line text check (char_length(address_line) <= 300),
    postal_code text check (char_length(postal_code) <= 20),
    city text check (char_length(city) <= 200),
    region text check (char_length(region) <= 200),
    country text check (country ~ '^[A-Z]{2}$'),
    authorized_countries text[] check (cardinality(authorized_countries) <= 60
        and octet_length(array_to_string(authorized_countries, ',')) <= 600),
    needs_sponsorship boolean,
    notice_period text check (char_length(notice_period) <= 200),
    available_from date,
    salary_min numeric check (salary_min >= 0 and salary_min < 1e12),
    salary_currency text check (salary_currency ~ '^[A-Z]{3}$'),
    salary_period text check (salary_period in ('year', 'month', 'week', 'day', 'hour')),
    willing_to_relocate boolean,
    has_driving_licence boolean,
    gender text check (char_length(gender) <= 200),
    pronouns text check (char_length(pronouns) <= 100),
    ethnicity text check (char_length(ethnicity) <= 200),
    veteran_status text check (char_length(veteran_status) <= 200),
    disability_status text check (char_length(disability_status) <= 200),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create trigger application_profiles_touch before update on public.application_profiles
    for each row execute function private.touch_updated_at();

alter table public.application_profiles enable row level security;

create policy "people read their own application profile" on public.application_profiles for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people add their own application profile" on public.application_profiles for insert to authenticated
    with check ((select auth.uid()) = user_id);
create policy "people change their own application profile" on public.application_profiles for update to authenticated
    using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "people delete their own application profile" on public.application_profiles for delete to authenticated
    using ((select auth.uid()) = user_id);

revoke all on public.application_profiles from anon, authenticated;
grant select, delete on public.application_profiles to authenticated;
-- user_id in both lists, because an upsert sets every column that it sends; the policy keeps it the person's own.
grant insert (user_id, phone, address_line, postal_code, city, region, country, authorized_countries,
    needs_sponsorship, notice_period, available_from, salary_min, salary_currency, salary_period, willing_to_relocate,
    has_driving_licence, gender, pronouns, ethnicity, veteran_status, disability_status)
    on public.application_profiles to authenticated;
grant update (user_id, phone, address_line, postal_code, city, region, country, authorized_countries,
    needs_sponsorship, notice_period, available_from, salary_min, salary_currency, salary_period, willing_to_relocate,
    has_driving_licence, gender, pronouns, ethnicity, veteran_status, disability_status)
    on public.application_profiles to authenticated;
grant all on public.application_profiles to service_role;

comment on table public.application_profiles is 'What forms ask and résumés lack, in the person''s own words; null means not said';
