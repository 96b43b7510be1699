-- Where the copies of sent résumés lie: private, {user_id}/{uuid}.pdf, put there by the service alone.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
    values ('receipts', 'receipts', false, 10485760, array['application/pdf']);

create policy "people read their own receipt files" on storage.objects for select to authenticated
    using (bucket_id = 'receipts' and (storage.foldername(name))[1] = (select auth.uid())::text);

create policy "people delete their own receipt files" on storage.objects for delete to authenticated
    using (bucket_id = 'receipts' and (storage.foldername(name))[1] = (select auth.uid())::text);
