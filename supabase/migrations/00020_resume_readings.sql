-- How a résumé comes to be read: which file a row was made from, who is reading it, and what is held for it.
-- A table of its own, since `resumes` is the person's: they may write parsed_data, and could forge a hash that lay there.

create table public.resume_readings (
    resume_id uuid primary key,
    user_id uuid not null,
    -- Of the file, so that the same bytes find the same reading; null when the row was not made by the service.
    sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
    -- In usage_reservations, while the reading is under way. No reference: what expired there may be gone.
    reservation uuid,
    -- How often somebody began to read it; whoever ends with an older number has been given up and changes nothing.
    claims integer not null default 0 check (claims >= 0),
    claimed_at timestamptz,
    created_at timestamptz not null default now(),
    constraint resume_readings_once_a_file unique (user_id, sha256),
    constraint resume_readings_of_a_person foreign key (resume_id, user_id)
        references public.resumes (id, user_id) on delete cascade
);

create index resume_readings_resume_idx on public.resume_readings (resume_id, user_id);
set lock_timeout = '5s'; -- resumes is living: better to fail and be tried again than to hold everybody up
-- squawk-ignore require-concurrent-index-creation -- one row a résumé and the pending ones only: it is made in no time
create index resumes_pending_idx on public.resumes (created_at) where parse_status = 'pending';

-- Gives up to `most` résumés to read: those that wait, and those whose reader has been silent for `silent_seconds`.
-- Two steps: the lock on the row keeps other claimers away, and what they did before is seen only by a new statement.
create function public.claim_resumes(silent_seconds integer, most integer) returns jsonb
    language plpgsql volatile set search_path = ''
    as $$
declare
    too_old timestamptz := now() - make_interval(secs => silent_seconds);
    waiting uuid[];
    given jsonb;
begin
    waiting := array(
        select r.id from public.resumes as r left join public.resume_readings as q on q.resume_id = r.id
            where r.parse_status = 'pending'
                and case when q.resume_id is null then r.created_at < too_old
                    else q.claimed_at is null or q.claimed_at < too_old end
            order by r.created_at limit most for update of r skip locked);
    with claimed as (
        insert into public.resume_readings as q (resume_id, user_id, claims, claimed_at)
            select r.id, r.user_id, 1, now() from public.resumes as r
                where r.id = any (waiting) and r.parse_status = 'pending'
            on conflict (resume_id) do update set claims = q.claims + 1, claimed_at = now()
                where q.claimed_at is null or q.claimed_at < too_old
            returning q.*
    )
    select coalesce(jsonb_agg(jsonb_build_object('resume_id', c.resume_id, 'user_id', c.user_id,
            'file_path', r.file_path, 'claim', c.claims, 'reservation', c.reservation) order by r.created_at), '[]')
        into given from claimed as c join public.resumes as r on r.id = c.resume_id;
    return given;
end
$$;

-- Ends a reading: notes the outcome and charges for it, or gives the credit back when it failed, all at once.
-- False when the claim is no longer this reader's; then nothing is changed.
create function public.finish_resume(resume uuid, claim integer, outcome text, blocks jsonb) returns boolean
    language plpgsql volatile set search_path = ''
    as $$
declare
    person uuid;
    held uuid;
begin
    perform 1 from public.resumes where id = resume and parse_status = 'pending' for update;
    if not found then
        return false;
    end if;
    update public.resume_readings as q set claimed_at = null
        where q.resume_id = resume and q.claims = claim and q.claimed_at is not null
        returning q.user_id, q.reservation into person, held;
    if not found then
        return false;
    end if;
    update public.resume_readings set reservation = null where resume_id = resume;
    update public.resumes set parse_status = outcome, parsed_data = blocks where id = resume;
    if outcome = 'completed' then
        perform public.settle_usage(held, null, 1);
        update public.profiles set active_resume_id = resume where id = person and active_resume_id is null;
    else
        perform public.release_usage(held);
    end if;
    return true;
end
$$;

-- Lets go of a résumé that could not be read now, so that another may claim it at once; it does not count as a try.
create function public.unclaim_resume(resume uuid, claim integer) returns boolean
    language sql volatile set search_path = ''
    as $$
    with free as (
        update public.resume_readings set claimed_at = null, claims = claims - 1
            where resume_id = resume and claims = claim and claimed_at is not null returning 1
    )
    select exists (select from free)
$$;

revoke all on function public.claim_resumes(integer, integer) from public, anon, authenticated, service_role;
revoke all on function public.finish_resume(uuid, integer, text, jsonb) from public, anon, authenticated, service_role;
revoke all on function public.unclaim_resume(uuid, integer) from public, anon, authenticated, service_role;
grant execute on function public.claim_resumes(integer, integer) to service_role;
grant execute on function public.finish_resume(uuid, integer, text, jsonb) to service_role;
grant execute on function public.unclaim_resume(uuid, integer) to service_role;

-- No policy: readings are machinery.
alter table public.resume_readings enable row level security;

revoke all on public.resume_readings from anon, authenticated;
grant all on public.resume_readings to service_role;

comment on table public.resume_readings is 'One row a résumé: the hash of its file, and the reading under way';
