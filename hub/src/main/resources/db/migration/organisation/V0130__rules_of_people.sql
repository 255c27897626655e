-- What people set in the console where kontor.yaml says nothing.
create table organisation_rule (
    organisation  text        primary key references organisation,
    -- the last day of the closed period, in which nothing is written
    closed_until  date,
    delivery_days int         check (delivery_days between 7 and 3650),
    snapshot_days int         check (snapshot_days between 30 and 3650),
    changed_at    timestamptz not null,
    changed_by    text        not null
);
select kontor_isolate('organisation_rule');
