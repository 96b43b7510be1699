-- Each event of Stripe's, kept before anything is done about it, so that none is acted on twice or lost.

create table public.stripe_events (
    id text primary key check (char_length(id) between 1 and 255),
    -- Null when the event names nobody we know; an account takes its events with it.
    user_id uuid references public.profiles (id) on delete cascade,
    type text not null check (char_length(type) between 1 and 255),
    payload jsonb not null check (octet_length(payload::text) <= 1000000),
    failure text check (char_length(failure) <= 2000),
    created_at timestamptz not null default now(),
    processed_at timestamptz
);

create index stripe_events_user_idx on public.stripe_events (user_id);
create index stripe_events_waiting_idx on public.stripe_events (created_at) where processed_at is null;

-- No policy: events are machinery.
alter table public.stripe_events enable row level security;

revoke all on public.stripe_events from anon, authenticated;
grant all on public.stripe_events to service_role;

comment on table public.stripe_events is 'Webhook events by Stripe''s own id; processed_at is null until they were acted on';
