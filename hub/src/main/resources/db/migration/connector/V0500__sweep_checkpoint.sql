-- How far the periodic catch-up of a connection has come; the text is the connector's own. Written in
-- one transaction with the signals of the page that ends there.
create table sweep_checkpoint (
    organisation   text        not null,
    vendor         text        not null,
    account        text        not null,
    checkpoint     text        not null,
    -- whether the present was reached; if not, the next page follows at once
    round_complete boolean     not null,
    swept_at       timestamptz not null,
    primary key (organisation, vendor, account)
);
select kontor_isolate('sweep_checkpoint');
