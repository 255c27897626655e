-- The last time that a connection could not be swept, for people who look for the reason.
create table sweep_failure (
    organisation text        not null,
    vendor       text        not null,
    account      text        not null,
    failed_at    timestamptz not null,
    reason_de    text        not null,
    reason_en    text        not null,
    primary key (organisation, vendor, account)
);
select kontor_isolate('sweep_failure');
