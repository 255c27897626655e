-- The last webhook of a connection that was refused, for people who look for the reason.
create table delivery_refusal (
    organisation text        not null,
    vendor       text        not null,
    account      text        not null,
    refused_at   timestamptz not null,
    reason       text        not null,
    primary key (organisation, vendor, account)
);
select kontor_isolate('delivery_refusal');
