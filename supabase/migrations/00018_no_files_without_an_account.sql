-- A token outlives its account, by an hour at most: with nobody behind it, it puts nothing into the folder that is gone.

alter policy "people add their own resume files" on storage.objects
    with check (
        bucket_id = 'resumes'
        and name ~ ('^' || (select auth.uid())::text
            || '/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.pdf$')
        and exists (select 1 from public.profiles where id = (select auth.uid()))
    );
