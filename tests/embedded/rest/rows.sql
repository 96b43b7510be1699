-- Deleted, not truncated: ten times as fast on tables this small.
delete from public.badges; delete from public.kinds; delete from public.notes; delete from public.tasks;
delete from public.projects; delete from public.people; delete from public.secrets; delete from public."odd ""name"" 50%";
select setval('public.projects_id_seq', 1, false), setval('public.tasks_id_seq', 1, false),
       setval('public.kinds_id_seq', 1, false);
insert into public.people (id, name, manager_id) values
    ('11111111-1111-4111-8111-111111111111', 'Ada', null),
    ('22222222-2222-4222-8222-222222222222', 'Bob', '11111111-1111-4111-8111-111111111111');
insert into public.projects (owner_id, title, meta, tags, span, budget, due, code, state) values
    ('11111111-1111-4111-8111-111111111111', 'Fat cats', '{"a": {"b": [10, 20]}, "n": 7}', '{red,"a,b"}', '[1,5)',
     10.50, '2026-01-31', 'A1', 'open'),
    ('11111111-1111-4111-8111-111111111111', 'Thin dogs', '{"a": 1}', '{blue}', '[5,9)', null, null, 'A2', 'closed'),
    ('22222222-2222-4222-8222-222222222222', 'Bob''s boat', '{}', '{}', null, 3, '2026-02-01', 'B1', null);
insert into public.tasks (project_id, owner_id, reviewer_id, "what is to do", done, rank) values
    (1, '11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', 'feed', true, 2),
    (1, '11111111-1111-4111-8111-111111111111', null, 'brush', false, 1),
    (2, '11111111-1111-4111-8111-111111111111', null, 'walk', null, null);
insert into public.notes (project_id, body) values (1, 'they purr');
insert into public.secrets (id, word) values (1, 'tulip');
