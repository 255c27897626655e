-- A person's decision about exactly one frozen request, or the documents of one source object together.
create table approval (
    organisation text        not null,
    id           uuid        not null,
    root         text        not null,
    subject      text        not null,
    number       text        not null,
    action       text        not null,
    flow         text        not null,
    step         text        not null,
    state        text        not null
        check (state in ('waiting', 'approved', 'rejected', 'expired', 'void', 'used')),
    -- the requests as they will be sent, with the marker left open
    requests     jsonb       not null,
    gross        numeric,
    currency     text,
    recipient    text,
    -- the documents as they will look
    preview      jsonb       not null,
    -- who wrote the rule that asks
    author       text        not null,
    frozen_at    timestamptz not null,
    expires_at   timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    note         text,
    primary key (organisation, id)
);
select kontor_isolate('approval');
create unique index approval_open on approval (organisation, subject, action) where state in ('waiting', 'approved');
create index approval_root on approval (organisation, root);
create index approval_list on approval (organisation, state, frozen_at);
