-- A start after a gap waits before it creates; whoever starts during that wait waits as well.
alter table pulse add column may_create_from timestamptz not null default now();
alter table pulse alter column may_create_from drop default;
