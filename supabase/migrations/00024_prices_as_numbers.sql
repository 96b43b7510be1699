-- A price may be written as 2.0, which is no integer's text: it was taken when it was set and then stopped every
-- operation. And one for a misspelt operation was taken and had no effect: refused when it is set.

set lock_timeout = '5s';

-- squawk-ignore constraint-missing-not-valid -- a table of a handful of rows
alter table public.global_config add constraint global_config_prices_are_of_operations check (
    key <> 'prices' or value - array['resume_parse', 'match', 'cover_letter', 'answer', 'outreach'] = '{}'
);

-- As before, for any way to write a whole number.
create or replace function private.price_of(operation text) returns integer
    language sql stable set search_path = ''
    as $$
    select coalesce((
        select (c.value ->> operation)::numeric::integer from public.global_config as c where c.key = 'prices'), 1)
$$;
