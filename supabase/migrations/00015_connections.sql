-- Browsers and devices that are signed in to an account, and the codes by which one becomes so (RFC 8628).

create table public.connections (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references public.profiles (id) on delete cascade,
    name text not null check (char_length(name) between 1 and 200),
    kind text not null default 'extension' check (kind in ('extension', 'device')),
    -- No foreign key: auth's sessions are auth's to change. Null until the first exchange names it.
    session_id uuid unique,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now()
);

create table public.connect_codes (
    id uuid primary key default gen_random_uuid(),
    -- Hashes: whoever reads this table can neither ask for a session nor answer for the browser that did.
    device_code_hash text not null unique check (device_code_hash ~ '^[0-9a-f]{64}$'),
    challenge text not null check (challenge ~ '^[A-Za-z0-9_-]{43}$'),
    user_code text not null unique check (char_length(user_code) between 6 and 20),
    name text not null check (char_length(name) between 1 and 200),
    -- Null until the signed-in person confirms the code.
    user_id uuid references public.profiles (id) on delete cascade,
    confirmed_at timestamptz,
    exchanged_at timestamptz,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    constraint connect_codes_confirmed_by_somebody check ((user_id is null) = (confirmed_at is null)),
    constraint connect_codes_exchanged_after_confirming check (exchanged_at is null or confirmed_at is not null)
);

create index connections_user_idx on public.connections (user_id, created_at desc);
create index connect_codes_user_idx on public.connect_codes (user_id);
create index connect_codes_expiry_idx on public.connect_codes (expires_at);

alter table public.connections enable row level security;
-- No policy: codes are machinery.
alter table public.connect_codes enable row level security;

create policy "people read their own connections" on public.connections for select to authenticated
    using ((select auth.uid()) = user_id);
create policy "people delete their own connections" on public.connections for delete to authenticated
    using ((select auth.uid()) = user_id);

revoke all on public.connections, public.connect_codes from anon, authenticated;
grant select, delete on public.connections to authenticated;
grant all on public.connections, public.connect_codes to service_role;

comment on table public.connections is 'One row a signed-in extension or device; written by the service';
comment on table public.connect_codes is 'Codes waiting to be confirmed or exchanged; short-lived, hashed, the service''s alone';
