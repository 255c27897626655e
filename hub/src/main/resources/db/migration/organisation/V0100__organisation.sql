create table organisation (
    organisation            text primary key,
    name                    text        not null,
    enabled                 boolean     not null,
    lexware_organization_id text unique,
    stopped_de              text,
    stopped_en              text,
    created_at              timestamptz not null,
    updated_at              timestamptz not null,
    check ((stopped_de is null) = (stopped_en is null))
);
select kontor_isolate('organisation');

create table connection (
    organisation  text        not null references organisation,
    vendor        text        not null,
    account       text        not null,
    name          text        not null,
    enabled       boolean     not null,
    ingress_token text        not null unique,
    paused_since  timestamptz,
    paused_de     text,
    paused_en     text,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    primary key (organisation, vendor, account),
    check ((paused_since is null) = (paused_de is null) and (paused_de is null) = (paused_en is null))
);
select kontor_isolate('connection');
