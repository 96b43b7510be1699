-- Replies to requests that carried an Idempotency-Key, so that a repeat gets the same reply and costs nothing.

create table public.idempotency_keys (
    user_id uuid not null references public.profiles (id) on delete cascade,
    key text not null check (char_length(key) between 1 and 255),
    operation text not null check (char_length(operation) between 1 and 300),
    -- Of the body, so that a key that is used again for something else is noticed.
    request_hash text not null check (request_hash ~ '^[0-9a-f]{64}$'),
    status integer check (status between 100 and 599),
    reply jsonb check (octet_length(reply::text) <= 2000000),
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    primary key (user_id, key)
);

create index idempotency_keys_expiry_idx on public.idempotency_keys (expires_at);

-- No policy: keys are machinery.
alter table public.idempotency_keys enable row level security;

revoke all on public.idempotency_keys from anon, authenticated;
grant all on public.idempotency_keys to service_role;

comment on table public.idempotency_keys is 'One row a key; status is null while the first request runs';
