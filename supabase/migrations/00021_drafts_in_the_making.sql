-- A draft is kept from its first words: what it cost, who stepped in, and which doubtful sentences its person stands by.

set lock_timeout = '5s';

alter table public.drafts
    add column notice text check (char_length(notice) <= 500),
    add column input_tokens integer not null default 0 check (input_tokens >= 0),
    add column cached_tokens integer not null default 0 check (cached_tokens >= 0),
    add column output_tokens integer not null default 0 check (output_tokens >= 0),
    add column price_usd numeric(12, 6) check (price_usd >= 0),
    add column vouched jsonb not null default '[]'
        check (jsonb_typeof(vouched) = 'array' and octet_length(vouched::text) <= 100000);

-- Nobody has read what is still being written, so its growth leaves no revisions; an edit by the person always does.
create or replace function private.keep_draft_revision() returns trigger
    language plpgsql security definer set search_path = ''
    as $$
begin
    if old.complete or (select auth.uid()) is not null then
        insert into public.draft_revisions (draft_id, user_id, content) values (old.id, old.user_id, old.content);
    end if;
    return new;
end
$$;
revoke all on function private.keep_draft_revision() from public;

grant update (vouched) on public.drafts to authenticated;

comment on column public.drafts.notice is 'What the person has to know about how the draft came about';
comment on column public.drafts.vouched is 'Sentences the résumé does not back that the person keeps all the same';
