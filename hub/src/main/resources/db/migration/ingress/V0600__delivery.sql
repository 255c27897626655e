-- Webhook calls as received. No foreign key to the connection: it would lock that one row for each of
-- thousands of inserts a second, and a delivery outlives its connection.
create table delivery (
    organisation text        not null,
    vendor       text        not null,
    account      text        not null,
    delivery_key text        not null,
    received_at  timestamptz not null,
    -- what it was said to be about, for people
    summary      text        not null,
    -- why a genuine delivery was not understood
    alarm        text,
    -- selected ones; never credentials or signatures
    headers      jsonb       not null,
    body         bytea       not null,
    primary key (organisation, vendor, account, delivery_key)
);
create index delivery_age on delivery (received_at);
select kontor_isolate('delivery');
