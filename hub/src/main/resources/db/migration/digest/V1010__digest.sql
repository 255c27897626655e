-- The last day for which the daily mail was sent, or found not to be needed.
create table digest (
    organisation text        not null primary key,
    day          date        not null,
    sent_at      timestamptz not null
);
select kontor_isolate('digest');
