-- What an operator sets for everybody: allowances per tier, and the tier a new person gets.

-- Trigger and helper functions live in a schema that no API role can reach.
create schema private;
revoke all on schema private from public;

create function private.touch_updated_at() returns trigger
    language plpgsql set search_path = ''
    as $$
begin
    new.updated_at = now();
    return new;
end
$$;
revoke all on function private.touch_updated_at() from public;

create table public.global_config (
    key text primary key,
    value jsonb not null,
    description text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create trigger global_config_touch before update on public.global_config
    for each row execute function private.touch_updated_at();

-- No policy: only the service reads this table, past row-level security.
alter table public.global_config enable row level security;

revoke all on public.global_config from anon, authenticated;

-- `signup_tier` is absent until somebody sets it: a new person is then on the free tier.
insert into public.global_config (key, value, description) values (
    'tier_limits',
    '{
        "free": {"period_type": "lifetime", "credits":
            {"resume_parse": 5, "match": 100, "cover_letter": 5, "answer": 25, "outreach": 5}},
        "pro": {"period_type": "monthly", "credits":
            {"resume_parse": 50, "match": 2000, "cover_letter": 150, "answer": 1000, "outreach": 150}},
        "unlimited": {"period_type": "monthly", "credits": null}
    }',
    'Credits per tier and operation; null means no limit'
);

comment on table public.global_config is 'Settings of the whole installation; the service alone reads and writes them';
