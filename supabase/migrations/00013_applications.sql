-- The receipt: what was sent to an employer, as copies, so that it stays readable whatever becomes of the originals.

create table public.applications (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references public.profiles (id) on delete cascade,
    job_id uuid,
    title text not null check (char_length(title) <= 500),
    company text not null check (char_length(company) <= 500),
    source_url text check (octet_length(source_url) between 1 and 2048),
    posting text not null check (octet_length(posting) <= 400000),
    resume_file_name text check (char_length(resume_file_name) between 1 and 255),
    resume_path text unique,
    resume_sha256 text check (resume_sha256 ~ '^[0-9a-f]{64}$'),
    drafts jsonb not null default '[]'
        check (jsonb_typeof(drafts) = 'array' and octet_length(drafts::text) <= 1000000),
    answers jsonb not null default '[]'
        check (jsonb_typeof(answers) = 'array' and octet_length(answers::text) <= 1000000),
    submitted_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    -- The job may go; the receipt stays.
    constraint applications_of_own_job foreign key (job_id, user_id)
        references public.jobs (id, user_id) on delete set null (job_id),
    constraint applications_name_a_whole_resume check (num_nulls(resume_file_name, resume_path, resume_sha256) in (0, 3)),
    -- {user_id}/{uuid}.pdf in the bucket `receipts`.
    constraint applications_in_own_folder check (
        resume_path ~ ('^' || user_id::text || '/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.pdf$')
    )
);

create index applications_user_idx on public.applications (user_id, submitted_at desc);
create index applications_job_idx on public.applications (job_id, user_id);

-- A receipt that could be changed would be none. Only the link to a deleted job goes, by its foreign key.
create function private.keep_receipt() returns trigger
    language plpgsql set search_path = ''
    as $$
begin
    if new.job_id is null and to_jsonb(new) - 'job_id' = to_jsonb(old) - 'job_id' then
        return new;
    end if;
    raise exception 'A receipt is written once and never changed.' using errcode = '42501';
end
$$;
revoke all on function private.keep_receipt() from public, anon, authenticated, service_role;

create trigger applications_keep before update on public.applications
    for each row execute function private.keep_receipt();

alter table public.applications enable row level security;

create policy "people read their own receipts" on public.applications for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people delete their own receipts" on public.applications for delete to authenticated
    using ((select auth.uid()) = user_id);

revoke all on public.applications from anon, authenticated, service_role;
grant select, delete on public.applications to authenticated;
grant select, insert, delete on public.applications to service_role;

comment on table public.applications is 'What was sent, when and with which résumé; written once by the service, by copying';
