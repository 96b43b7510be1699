-- Answers to screening questions that a person wants to use again.

create table public.saved_answers (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references public.profiles (id) on delete cascade,
    question text not null check (char_length(question) between 1 and 2000),
    answer text not null check (char_length(answer) between 1 and 20000),
    language text not null default 'en' check (language ~ '^[A-Za-z0-9-]{2,35}$'),
    -- Names, not references: where an answer was used stays known after the job is gone.
    used_in jsonb not null default '[]'
        check (jsonb_typeof(used_in) = 'array' and octet_length(used_in::text) <= 20000),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create index saved_answers_user_idx on public.saved_answers (user_id, updated_at desc);

create trigger saved_answers_touch before update on public.saved_answers
    for each row execute function private.touch_updated_at();

alter table public.saved_answers enable row level security;

create policy "people read their own saved answers" on public.saved_answers for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people add their own saved answers" on public.saved_answers for insert to authenticated
    with check ((select auth.uid()) = user_id);
create policy "people change their own saved answers" on public.saved_answers for update to authenticated
    using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "people delete their own saved answers" on public.saved_answers for delete to authenticated
    using ((select auth.uid()) = user_id);

revoke all on public.saved_answers from anon, authenticated;
grant select, delete on public.saved_answers to authenticated;
grant insert (id, user_id, question, answer, language, used_in) on public.saved_answers to authenticated;
grant update (question, answer, language, used_in) on public.saved_answers to authenticated;
grant all on public.saved_answers to service_role;

comment on table public.saved_answers is 'Answers kept for reuse; used_in lists where, as [{company, title, on}]';
