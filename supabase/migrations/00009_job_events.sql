-- How each job came to its stage: one row a change, also the first. The work-search report is made from it.

set lock_timeout = '5s'; -- jobs is living: better to fail and be tried again than to hold everybody up

create table public.job_events (
    id uuid primary key default gen_random_uuid(),
    job_id uuid not null,
    user_id uuid not null,
    from_status text check (from_status in ('saved', 'applied', 'interviewing', 'offered', 'rejected', 'accepted')),
    to_status text not null
        check (to_status in ('saved', 'applied', 'interviewing', 'offered', 'rejected', 'accepted')),
    created_at timestamptz not null default now(),
    constraint job_events_of_the_same_person foreign key (job_id, user_id)
        references public.jobs (id, user_id) on delete cascade
);

create index job_events_job_idx on public.job_events (job_id, user_id, created_at);
create index job_events_user_idx on public.job_events (user_id, created_at desc);

-- Definer: a person may not write events, yet every change of status has one.
create function private.note_job_event() returns trigger
    language plpgsql security definer set search_path = ''
    as $$
begin
    insert into public.job_events (job_id, user_id, from_status, to_status)
        values (new.id, new.user_id, case when tg_op = 'UPDATE' then old.status end, new.status);
    return new;
end
$$;
revoke all on function private.note_job_event() from public, anon, authenticated, service_role;

create trigger jobs_note_first_event after insert on public.jobs
    for each row execute function private.note_job_event();
create trigger jobs_note_event after update of status on public.jobs
    for each row when (old.status is distinct from new.status) execute function private.note_job_event();

-- Of the jobs that were there before, only where they stand is known.
insert into public.job_events (job_id, user_id, to_status, created_at)
    select id, user_id, status, case when status = 'saved' then created_at else updated_at end from public.jobs;

alter table public.job_events enable row level security;

create policy "people read events of their own jobs" on public.job_events for select to authenticated
    using ((select auth.uid()) = user_id);

revoke all on public.job_events from anon, authenticated;
grant select on public.job_events to authenticated;
grant all on public.job_events to service_role;

comment on table public.job_events is 'Every status a job had and when, written by a trigger; from_status is null for the first';
