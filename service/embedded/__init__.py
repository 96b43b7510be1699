"""A local Supabase: PostgreSQL, auth, rest and storage. It knows no table of ours."""
