-- Demonstration data only; nothing that the product needs (`supabase db push` skips this file).
select 1;
