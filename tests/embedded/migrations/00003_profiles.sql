-- A row for everybody who signs up, by a trigger on auth.users.
create table public.members (id uuid primary key references auth.users on delete cascade, email text);
alter table public.members enable row level security;
create function public.welcome() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    if new.email like 'unwelcome%' then
        raise exception 'no';
    end if;
    insert into public.members (id, email) values (new.id, new.email);
    return new;
end $$;
revoke execute on function public.welcome() from public, anon, authenticated;
create trigger welcome after insert on auth.users for each row execute function public.welcome();
