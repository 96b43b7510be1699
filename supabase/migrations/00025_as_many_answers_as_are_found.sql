-- Of one person at most as many saved answers as are looked through: one more would be kept and never found again.

set lock_timeout = '5s';

create function private.bound_saved_answers() returns trigger
    language plpgsql set search_path = ''
    as $$
begin
    -- One after the other, so that each sees what the one before it added.
    perform pg_advisory_xact_lock(hashtextextended('saved_answers:' || new.user_id::text, 0));
    if (select count(*) from public.saved_answers as a where a.user_id = new.user_id) >= 500 then
        raise exception 'There are as many saved answers as can be kept.' using errcode = 'TM001';
    end if;
    return new;
end
$$;
revoke all on function private.bound_saved_answers() from public;

create trigger saved_answers_bound before insert on public.saved_answers
    for each row execute function private.bound_saved_answers();
