-- When a flow was switched on for an organisation; objects older than that are left alone.
create table flow_start (
    organisation text        not null,
    flow         text        not null,
    trigger      text        not null,
    started_at   timestamptz not null,
    -- set while the flow is not declared or not enabled; switching it on again is a new start
    off_since    timestamptz,
    primary key (organisation, flow, trigger)
);
select kontor_isolate('flow_start');

-- Every source object that was ever read, with what became of it last: completeness is counted here.
create table source_object (
    organisation  text        not null,
    ref           text        not null,
    root          text        not null,
    number        text,
    business_date timestamptz,
    outcome       text        not null,
    -- a flow has once found it not older than its start
    accepted      boolean     not null default false,
    -- a flow has once done something for it
    handled       boolean     not null default false,
    run           uuid,
    first_seen    timestamptz not null,
    last_seen     timestamptz not null,
    -- since when each pass ends with an error of ours
    failing_since timestamptz,
    primary key (organisation, ref)
);
select kontor_isolate('source_object');
create index source_object_outcome on source_object (organisation, outcome, business_date);
create index source_object_root on source_object (organisation, root);

-- A pass that did or decided something; one that only repeats the decisions before moves last_seen.
create table run (
    organisation text        not null,
    id           uuid        not null,
    root         text        not null,
    at           timestamptz not null,
    last_seen    timestamptz not null,
    passes       int         not null default 1,
    outcome      text        not null,
    decisions    jsonb       not null,
    calls        int         not null,
    duration_ms  bigint      not null,
    primary key (organisation, id)
);
select kontor_isolate('run');
create index run_root on run (organisation, root, id desc);
create index run_outcome on run (organisation, outcome, id desc);

-- What needs a person. Open while closed_at is null.
create table stuck (
    organisation text        not null,
    id           uuid        not null,
    root         text        not null,
    subject      text        not null,
    flow         text        not null,
    step         text,
    action       text        not null,
    code         text        not null,
    reason_de    text        not null,
    reason_en    text        not null,
    answers      jsonb       not null,
    -- what an answer holds for: of another basis it is void
    basis        text        not null,
    since        timestamptz not null,
    announced_at timestamptz,
    answer       text,
    note         text,
    answered_by  text,
    answered_at  timestamptz,
    closed_at    timestamptz,
    primary key (organisation, id)
);
select kontor_isolate('stuck');
create unique index stuck_open on stuck (organisation, subject, action, code) where closed_at is null;
create index stuck_root on stuck (organisation, root);
create index stuck_list on stuck (organisation, since) where closed_at is null;
