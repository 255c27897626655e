-- What people added in the console, beside what kontor.yaml declares. What the file declares, too, the file decides;
-- what is removed is switched off, never deleted.
create table added_organisation (
    organisation      text        primary key references organisation,
    name              text        not null,
    enabled           boolean     not null,
    -- null: the real ones; others only where hub.simulators allows it
    lexware_base_url  text,
    vies_base_url     text,
    added_at          timestamptz not null,
    added_by          text        not null
);
select kontor_isolate('added_organisation');

create table added_connection (
    organisation text        not null,
    vendor       text        not null,
    account      text        not null,
    name         text        not null,
    enabled      boolean     not null,
    -- the vendor's plain keys and their values, as texts
    settings     jsonb       not null,
    added_at     timestamptz not null,
    added_by     text        not null,
    primary key (organisation, vendor, account),
    foreign key (organisation, vendor, account) references connection
);
select kontor_isolate('added_connection');

-- Secrets of what was added, encrypted (ADR 0022); the key is never in the database.
create table sealed_secret (
    organisation text        not null,
    vendor       text        not null,
    account      text        not null,
    name         text        not null,
    -- which key it was encrypted with, by a fingerprint
    sealing_key  text        not null,
    sealed       bytea       not null,
    -- to recognise it by; empty if it is too short to show any of it
    last_four    text        not null,
    set_at       timestamptz not null,
    set_by       text        not null,
    primary key (organisation, vendor, account, name)
);
select kontor_isolate('sealed_secret');
