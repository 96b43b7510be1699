-- Letters, answers and outreach notes, with the evidence of each sentence, and every text they ever had.

create table public.drafts (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references public.profiles (id) on delete cascade,
    job_id uuid not null,
    resume_id uuid,
    kind text not null check (kind in ('cover_letter', 'answer', 'outreach')),
    question text check (char_length(question) <= 2000),
    content text not null check (char_length(content) <= 20000),
    evidence jsonb not null default '{}' check (octet_length(evidence::text) <= 1000000),
    provider text not null check (char_length(provider) <= 50),
    model text check (char_length(model) <= 100),
    prompt_version text check (char_length(prompt_version) <= 50),
    complete boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint drafts_of_a_person unique (id, user_id),
    constraint drafts_of_own_job foreign key (job_id, user_id)
        references public.jobs (id, user_id) on delete cascade,
    constraint drafts_of_own_resume foreign key (resume_id, user_id)
        references public.resumes (id, user_id) on delete set null (resume_id)
);

create table public.draft_revisions (
    id uuid primary key default gen_random_uuid(),
    draft_id uuid not null,
    user_id uuid not null,
    content text not null,
    created_at timestamptz not null default now(),
    constraint draft_revisions_of_the_same_person foreign key (draft_id, user_id)
        references public.drafts (id, user_id) on delete cascade
);

create index drafts_user_idx on public.drafts (user_id);
create index drafts_job_idx on public.drafts (job_id, user_id, created_at desc);
create index drafts_resume_idx on public.drafts (resume_id, user_id);
create index draft_revisions_draft_idx on public.draft_revisions (draft_id, user_id, created_at desc);
create index draft_revisions_user_idx on public.draft_revisions (user_id);

create trigger drafts_touch before update on public.drafts
    for each row execute function private.touch_updated_at();

-- Definer: a person may not write revisions, yet an edit must never lose the text before it.
create function private.keep_draft_revision() returns trigger
    language plpgsql security definer set search_path = ''
    as $$
begin
    insert into public.draft_revisions (draft_id, user_id, content) values (old.id, old.user_id, old.content);
    return new;
end
$$;
revoke all on function private.keep_draft_revision() from public;

create trigger drafts_keep_revision after update of content on public.drafts
    for each row when (old.content is distinct from new.content) execute function private.keep_draft_revision();

alter table public.drafts enable row level security;
alter table public.draft_revisions enable row level security;

create policy "people read their own drafts" on public.drafts for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people edit their own drafts" on public.drafts for update to authenticated
    using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "people delete their own drafts" on public.drafts for delete to authenticated
    using ((select auth.uid()) = user_id);
create policy "people read revisions of their own drafts" on public.draft_revisions for select to authenticated
    using ((select auth.uid()) = user_id);
-- Said of draft_revisions in the design: the rights of drafts hold for both.
create policy "people delete revisions of their own drafts" on public.draft_revisions for delete to authenticated
    using ((select auth.uid()) = user_id);

revoke all on public.drafts, public.draft_revisions from anon, authenticated;
grant select, delete on public.drafts, public.draft_revisions to authenticated;
grant update (content) on public.drafts to authenticated;
grant all on public.drafts, public.draft_revisions to service_role;

comment on table public.drafts is 'Written by the service; content is the person''s to edit, each earlier text is kept';
comment on table public.draft_revisions is 'The texts a draft had before it was edited';
