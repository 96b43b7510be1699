-- Where the uploaded PDFs lie: private, {user_id}/{uuid}.pdf, at most 10 MB.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
    values ('resumes', 'resumes', false, 10485760, array['application/pdf']);

create policy "people read their own resume files" on storage.objects for select to authenticated
    using (bucket_id = 'resumes' and (storage.foldername(name))[1] = (select auth.uid())::text);

create policy "people add their own resume files" on storage.objects for insert to authenticated
    with check (
        bucket_id = 'resumes'
        and name ~ ('^' || (select auth.uid())::text
            || '/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.pdf$')
    );

create policy "people delete their own resume files" on storage.objects for delete to authenticated
    using (bucket_id = 'resumes' and (storage.foldername(name))[1] = (select auth.uid())::text);
