-- Source objects as last read, so that a flow can be tried over the past without asking a shop. Personal data: kept for a time.
create table source_snapshot (
    organisation  text        not null,
    ref           text        not null,
    read_at       timestamptz not null,
    business_date timestamptz not null,
    content       text        not null,
    primary key (organisation, ref)
);
select kontor_isolate('source_snapshot');
create index source_snapshot_newest on source_snapshot (organisation, business_date desc, ref);
create index source_snapshot_age on source_snapshot (read_at);

-- Long work that a person started: back-tests and imports. Worked on in pieces by any node.
create table job (
    organisation text        not null,
    id           uuid        not null,
    kind         text        not null,
    state        text        not null check (state in ('running', 'paused', 'done', 'cancelled')),
    -- what was asked for, and how far it is: each kind has its own form
    spec         jsonb       not null,
    place        jsonb       not null default '{}',
    total        int         not null default 0,
    done         int         not null default 0,
    counts       jsonb       not null default '{}',
    started_at   timestamptz not null,
    started_by   text        not null,
    changed_at   timestamptz not null,
    ended_at     timestamptz,
    primary key (organisation, id)
);
select kontor_isolate('job');
create index job_newest on job (organisation, kind, started_at desc);

create table job_item (
    organisation  text        not null,
    job           uuid        not null,
    ref           text        not null,
    root          text        not null,
    number        text        not null,
    business_date timestamptz not null,
    verdict       text        not null,
    amount        numeric,
    currency      text,
    reasons       jsonb       not null default '[]',
    -- what a person decided about it, and what came of that
    chosen        text,
    chosen_by     text,
    primary key (organisation, job, ref),
    foreign key (organisation, job) references job (organisation, id) on delete cascade
);
select kontor_isolate('job_item');
create index job_item_list on job_item (organisation, job, verdict, business_date desc);
