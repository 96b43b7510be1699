-- A typical application's first table: everybody sees and writes their own notes.
create table public.notes (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null default auth.uid() references auth.users on delete cascade,
    body text not null
);
alter table public.notes enable row level security;
create policy "people read their own notes" on public.notes for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people write their own notes" on public.notes for insert to authenticated
    with check ((select auth.uid()) = user_id);
