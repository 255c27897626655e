-- The flows of an organisation: those that kontor.yaml declares (read-only while it does) and its own.
create table flow (
    organisation text        not null,
    name         text        not null,
    -- the present content: a row of flow_version
    version      int         not null,
    -- whether kontor.yaml declares it; what leaves the file is switched off, never deleted
    declared     boolean     not null,
    enabled      boolean     not null,
    from_date    date,
    -- in which order own flows are evaluated
    position     bigint      not null generated always as identity,
    -- counts every change, so that nodes see them
    revision     bigint      not null default 1,
    changed_at   timestamptz not null,
    changed_by   text        not null,
    primary key (organisation, name)
);
select kontor_isolate('flow');

-- Every content that a flow ever had. Never changed, never deleted.
create table flow_version (
    organisation text        not null,
    flow         text        not null,
    version      int         not null,
    content      text        not null,
    -- as runs name it
    hash         text        not null,
    note         text,
    created_at   timestamptz not null,
    created_by   text        not null,
    primary key (organisation, flow, version),
    foreign key (organisation, flow) references flow (organisation, name)
);
select kontor_isolate('flow_version');
