-- What the organisation's Lexware account holds, as last seen. Never the truth, always with its age.
create table document (
    organisation text        not null,
    id           uuid        not null,
    kind         text        not null,
    status       text        not null,
    number       text,
    total        numeric,
    open         numeric,
    contact_name text,
    created_at   timestamptz not null,
    updated_at   timestamptz,
    -- when voucherlist or the document itself showed this
    seen_at      timestamptz not null,
    -- whether voucherlist has shown it yet
    listed       boolean     not null,
    -- when the document itself was read for our marker; null: not yet
    read_at      timestamptz,
    token        text,
    primary key (organisation, id)
);
select kontor_isolate('document');
create index document_created on document (organisation, created_at desc);

create table document_index (
    organisation text        not null primary key,
    read_at      timestamptz not null,
    -- back to which creation the last read went
    reached      timestamptz not null
);
select kontor_isolate('document_index');

create table contact (
    organisation text        not null,
    id           uuid        not null,
    version      int         not null,
    name         text        not null,
    match_name   text        not null,
    company      boolean     not null,
    customer     boolean     not null,
    billing      boolean     not null,
    vat_id       text,
    emails       text[]      not null,
    zip          text,
    archived     boolean     not null,
    seen_at      timestamptz not null,
    primary key (organisation, id)
);
select kontor_isolate('contact');
create index contact_match_name on contact (organisation, match_name);
create index contact_vat_id on contact (organisation, vat_id) where vat_id is not null;
create index contact_emails on contact using gin (emails);

-- How far the full pass over the contacts has come.
create table contact_pass (
    organisation text        not null primary key,
    next_page    int         not null,
    started_at   timestamptz not null,
    completed_at timestamptz
);
select kontor_isolate('contact_pass');
