-- Results of holding a résumé against a posting. The same inputs and engine give the same row, so a repeat is free.

create table public.matches (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references public.profiles (id) on delete cascade,
    job_id uuid not null,
    resume_id uuid not null,
    posting_hash text not null check (posting_hash ~ '^[0-9a-f]{64}$'),
    resume_hash text not null check (resume_hash ~ '^[0-9a-f]{64}$'),
    engine_version text not null check (char_length(engine_version) <= 50),
    score integer check (score between 0 and 100),
    breakdown jsonb not null check (octet_length(breakdown::text) <= 1000000),
    created_at timestamptz not null default now(),
    constraint matches_once unique (job_id, resume_id, posting_hash, resume_hash, engine_version),
    constraint matches_of_own_job foreign key (job_id, user_id)
        references public.jobs (id, user_id) on delete cascade,
    constraint matches_of_own_resume foreign key (resume_id, user_id)
        references public.resumes (id, user_id) on delete cascade
);

create index matches_user_idx on public.matches (user_id);
create index matches_job_idx on public.matches (job_id, user_id);
create index matches_resume_idx on public.matches (resume_id, user_id);

alter table public.matches enable row level security;

create policy "people read their own matches" on public.matches for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people delete their own matches" on public.matches for delete to authenticated
    using ((select auth.uid()) = user_id);

revoke all on public.matches from anon, authenticated;
grant select, delete on public.matches to authenticated;
grant all on public.matches to service_role;

comment on table public.matches is 'One row per job, résumé, their texts and engine version; written by the service';
