-- What the conformance cases work on. On a hosted project it is run once, as its README says; every name has a prefix.
create table public.conformance_books (
    user_id uuid not null default auth.uid() references auth.users on delete cascade,
    number integer not null,
    title text not null constraint conformance_books_are_named check (title <> ''),
    price numeric(8, 2),
    tags text[] not null default '{}',
    facts jsonb not null default '{}',
    published date,
    primary key (user_id, number),
    constraint conformance_titles_differ unique (user_id, title)
);
create table public.conformance_notes (
    user_id uuid not null default auth.uid(),
    number integer not null,
    book integer not null,
    body text not null,
    primary key (user_id, number),
    constraint conformance_notes_have_a_book foreign key (user_id, book)
        references public.conformance_books (user_id, number) on delete cascade
);
create index conformance_notes_book on public.conformance_notes (user_id, book);

alter table public.conformance_books enable row level security;
alter table public.conformance_notes enable row level security;

create policy "people read their own books" on public.conformance_books for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people add their own books" on public.conformance_books for insert to authenticated
    with check ((select auth.uid()) = user_id);
create policy "people change their own books" on public.conformance_books for update to authenticated
    using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "people remove their own books" on public.conformance_books for delete to authenticated
    using ((select auth.uid()) = user_id);
create policy "people read their own notes" on public.conformance_notes for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people add their own notes" on public.conformance_notes for insert to authenticated
    with check ((select auth.uid()) = user_id);

revoke all on public.conformance_books, public.conformance_notes from anon, authenticated;
grant select, insert, update, delete on public.conformance_books to authenticated;
grant select, insert on public.conformance_notes to authenticated;
grant all on public.conformance_books, public.conformance_notes to service_role;

create function public.conformance_add(a integer, b integer default 1) returns integer
    language sql immutable set search_path = '' as 'select a + b';
create function public.conformance_cheap(most numeric) returns setof public.conformance_books
    language sql stable set search_path = '' as 'select * from public.conformance_books where price <= most';
create function public.conformance_rename(book integer, name text) returns void
    language sql set search_path = '' as 'update public.conformance_books set title = name where number = book';
create function public.conformance_fail() returns void
    language plpgsql set search_path = '' as $$
begin
    raise exception 'the shelf is full' using detail = 'it holds ten', hint = 'take one out';
end $$;
create function public.conformance_guarded() returns integer
    language sql immutable set search_path = '' as 'select 1';
revoke execute on function public.conformance_add(integer, integer), public.conformance_cheap(numeric),
    public.conformance_rename(integer, text), public.conformance_fail(), public.conformance_guarded()
    from public, anon, authenticated;
grant execute on function public.conformance_add(integer, integer), public.conformance_cheap(numeric),
    public.conformance_rename(integer, text), public.conformance_fail() to authenticated, service_role;
grant execute on function public.conformance_guarded() to service_role;

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
    values ('conformance', 'conformance', false, 1000, array['text/plain']);
insert into storage.buckets (id, name, public) values ('conformance_open', 'conformance_open', true);

create policy "people read their own conformance files" on storage.objects for select to authenticated
    using (bucket_id like 'conformance%' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "people add their own conformance files" on storage.objects for insert to authenticated
    with check (bucket_id like 'conformance%' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "people replace their own conformance files" on storage.objects for update to authenticated
    using (bucket_id like 'conformance%' and (storage.foldername(name))[1] = (select auth.uid())::text)
    with check (bucket_id like 'conformance%' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "people remove their own conformance files" on storage.objects for delete to authenticated
    using (bucket_id like 'conformance%' and (storage.foldername(name))[1] = (select auth.uid())::text);
