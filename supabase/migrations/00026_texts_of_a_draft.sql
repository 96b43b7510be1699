-- Of every text a draft had: how it came about, when, and which of its sentences its person stood by.

set lock_timeout = '5s';

alter table public.drafts
    add column origin text not null default 'written' check (origin in ('written', 'edited', 'restored')),
    add column text_at timestamptz not null default now();

alter table public.draft_revisions
    add column origin text not null default 'edited' check (origin in ('written', 'edited', 'restored')),
    add column text_at timestamptz not null default now(),
    add column vouched jsonb not null default '[]' check (jsonb_typeof(vouched) = 'array');

-- A text came about when the one before it was replaced, and the first one with the draft.
update public.draft_revisions as r
    set origin = case when known.place = 1 then 'written' else 'edited' end,
        text_at = coalesce(known.before, d.created_at)
    from public.drafts as d, (
        select id,
            row_number() over (partition by draft_id order by created_at, id) as place,
            lag(created_at) over (partition by draft_id order by created_at, id) as before
        from public.draft_revisions
    ) as known
    where known.id = r.id and d.id = r.draft_id;

alter table public.drafts disable trigger drafts_touch;
update public.drafts as d
    set origin = case when known.latest is null then 'written' else 'edited' end,
        text_at = coalesce(known.latest, d.created_at)
    from public.drafts as one
    left join (
        select draft_id, max(created_at) as latest from public.draft_revisions group by draft_id
    ) as known on known.draft_id = one.id
    where one.id = d.id;
alter table public.drafts enable trigger drafts_touch;

-- A text that the draft had before is restored, whoever typed it; what is still being written is nobody's edit.
create function private.note_draft_text() returns trigger
    language plpgsql set search_path = ''
    as $$
begin
    -- Later than the text before, whatever the clock says: who edits names by it the text that they saw.
    new.text_at := greatest(clock_timestamp(), old.text_at + interval '1 microsecond');
    if old.complete or (select auth.uid()) is not null then
        new.origin := case
            when exists (
                select 1 from public.draft_revisions as r where r.draft_id = old.id and r.content = new.content
            ) then 'restored'
            else 'edited'
        end;
    end if;
    return new;
end
$$;
revoke all on function private.note_draft_text() from public;

create trigger drafts_note_text before update of content on public.drafts
    for each row when (old.content is distinct from new.content) execute function private.note_draft_text();

create or replace function private.keep_draft_revision() returns trigger
    language plpgsql security definer set search_path = ''
    as $$
begin
    if old.complete or (select auth.uid()) is not null then
        insert into public.draft_revisions (draft_id, user_id, content, origin, text_at, vouched)
            values (old.id, old.user_id, old.content, old.origin, old.text_at, old.vouched);
    end if;
    return new;
end
$$;
revoke all on function private.keep_draft_revision() from public;

comment on column public.drafts.origin is 'Whether the text is as it was written, or its person edited it or took it back';
comment on column public.drafts.text_at is 'When the text came about; it changes with the text and with nothing else';
comment on column public.draft_revisions.text_at is 'When the text came about; created_at is when another took its place';
comment on column public.draft_revisions.vouched is 'Sentences of this text that the person stood by';
