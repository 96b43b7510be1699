-- What people tell us.

create table public.feedback (
    id uuid primary key default gen_random_uuid(),
    user_id uuid references public.profiles (id) on delete set null,
    content text not null check (char_length(content) between 10 and 5000),
    category text not null check (category in ('bug', 'feature_request', 'general', 'praise', 'complaint')),
    context jsonb not null default '{}' check (octet_length(context::text) <= 10000),
    created_at timestamptz not null default now()
);

create index feedback_user_idx on public.feedback (user_id, created_at desc);

alter table public.feedback enable row level security;

create policy "people read their own feedback" on public.feedback for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people give feedback in their own name" on public.feedback for insert to authenticated
    with check ((select auth.uid()) = user_id);

revoke all on public.feedback from anon, authenticated;
grant select on public.feedback to authenticated;
grant insert (content, category, context, user_id) on public.feedback to authenticated;
grant all on public.feedback to service_role;

comment on table public.feedback is 'Kept without the person when an account is deleted';
