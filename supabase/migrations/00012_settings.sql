-- How a person wants Foothold to behave. No row means the defaults.

create table public.settings (
    user_id uuid primary key references public.profiles (id) on delete cascade,
    mask_personal_data boolean not null default true,
    interface_language text check (interface_language ~ '^[A-Za-z0-9-]{2,35}$'),
    theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
    tone text not null default 'plain' check (tone in ('plain', 'warm', 'formal')),
    learn_from_edits boolean not null default false, -- only when the person says so
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create trigger settings_touch before update on public.settings
    for each row execute function private.touch_updated_at();

alter table public.settings enable row level security;

create policy "people read their own settings" on public.settings for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people add their own settings" on public.settings for insert to authenticated
    with check ((select auth.uid()) = user_id);
create policy "people change their own settings" on public.settings for update to authenticated
    using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);

revoke all on public.settings from anon, authenticated;
grant select on public.settings to authenticated;
-- user_id in both lists, because an upsert sets every column that it sends; the policy keeps it the person's own.
grant insert (user_id, mask_personal_data, interface_language, theme, tone, learn_from_edits)
    on public.settings to authenticated;
grant update (user_id, mask_personal_data, interface_language, theme, tone, learn_from_edits)
    on public.settings to authenticated;
grant all on public.settings to service_role;

comment on table public.settings is 'One row a person at most; interface_language null follows the browser';
