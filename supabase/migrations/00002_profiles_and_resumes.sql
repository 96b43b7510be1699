-- A person and their résumés. One file, because each points at the other.

create table public.profiles (
    id uuid primary key references auth.users (id) on delete cascade,
    email text not null default '',
    full_name text check (char_length(full_name) <= 200),
    subscription_tier text not null default 'free' check (subscription_tier in ('free', 'pro', 'unlimited')),
    subscription_status text,
    active_resume_id uuid,
    preferred_ai_provider text check (preferred_ai_provider in ('claude', 'openai')),
    stripe_customer_id text unique,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table public.resumes (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    file_name text not null check (char_length(file_name) between 1 and 255),
    file_path text not null unique,
    parsed_data jsonb check (octet_length(parsed_data::text) <= 1000000),
    parse_status text not null default 'pending' check (parse_status in ('pending', 'completed', 'failed')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint resumes_of_a_person unique (id, user_id),
    -- {user_id}/{uuid}.pdf: nobody's row can name a file of somebody else.
    constraint resumes_in_own_folder check (
        file_path ~ ('^' || user_id::text || '/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.pdf$')
    )
);

-- Composite, so that the active résumé is always one of the same person.
alter table public.profiles add constraint profiles_active_resume_fkey
    foreign key (active_resume_id, id) references public.resumes (id, user_id) on delete set null (active_resume_id);

create index profiles_active_resume_idx on public.profiles (active_resume_id, id);
create index resumes_user_idx on public.resumes (user_id, created_at desc);

create trigger profiles_touch before update on public.profiles
    for each row execute function private.touch_updated_at();
create trigger resumes_touch before update on public.resumes
    for each row execute function private.touch_updated_at();

-- Definer: whoever inserts into auth.users has no right on our tables.
create function private.create_profile() returns trigger
    language plpgsql security definer set search_path = ''
    as $$
begin
    insert into public.profiles (id, email, subscription_tier) values (
        new.id,
        coalesce(new.email, ''),
        coalesce((select c.value #>> '{}' from public.global_config as c where c.key = 'signup_tier'), 'free')
    );
    return new;
end
$$;
revoke all on function private.create_profile() from public;

-- Definer, for the same reason.
create function private.follow_email() returns trigger
    language plpgsql security definer set search_path = ''
    as $$
begin
    update public.profiles set email = coalesce(new.email, '') where id = new.id;
    return new;
end
$$;
revoke all on function private.follow_email() from public;

create trigger foothold_create_profile after insert on auth.users
    for each row execute function private.create_profile();
create trigger foothold_follow_email after update of email on auth.users
    for each row when (old.email is distinct from new.email) execute function private.follow_email();

alter table public.profiles enable row level security;
alter table public.resumes enable row level security;

create policy "people read their own profile" on public.profiles for select to authenticated
    using ((select auth.uid()) = id);
create policy "people change their own profile" on public.profiles for update to authenticated
    using ((select auth.uid()) = id) with check ((select auth.uid()) = id);

create policy "people read their own resumes" on public.resumes for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people add their own resumes" on public.resumes for insert to authenticated
    with check ((select auth.uid()) = user_id);
create policy "people change their own resumes" on public.resumes for update to authenticated
    using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "people delete their own resumes" on public.resumes for delete to authenticated
    using ((select auth.uid()) = user_id);

revoke all on public.profiles, public.resumes from anon, authenticated;
grant select on public.profiles, public.resumes to authenticated;
grant update (full_name, active_resume_id, preferred_ai_provider) on public.profiles to authenticated;
grant insert (id, user_id, file_name, file_path) on public.resumes to authenticated;
grant update (file_name, parsed_data) on public.resumes to authenticated;
grant delete on public.resumes to authenticated;
grant all on public.profiles, public.resumes, public.global_config to service_role;

comment on table public.profiles is 'One row a person, made at sign-up; tier, status and Stripe id are the service''s to write';
comment on table public.resumes is 'Uploaded résumés; parsed_data is JSON Resume, parse_status moves only by the service';
