-- One intended write to a remote system, named by the business fact it stands for.
create table effect (
    organisation  text        not null,
    id            uuid        not null,
    source        text        not null,
    role          text        not null,
    discriminator text        not null,
    -- grows when a person orders "create again"; the older ones stay as superseded
    generation    int         not null default 1,
    root          text        not null,
    state         text        not null
        check (state in ('planned', 'intended', 'unknown', 'done', 'rejected', 'superseded')),
    token         text        not null,
    fingerprint   text        not null,
    sale          jsonb       not null,
    request       jsonb       not null,
    expected      numeric,
    flow          text        not null,
    step          text        not null,
    run           uuid        not null,
    attempts      int         not null default 0,
    intended_at   timestamptz,
    send_before   timestamptz,
    remote        text,
    result        jsonb       not null default '{}',
    reasons       jsonb       not null default '[]',
    created_at    timestamptz not null,
    done_at       timestamptz,
    version       bigint      not null default 1,
    primary key (organisation, id)
);
select kontor_isolate('effect');
create unique index effect_key on effect (organisation, source, role, discriminator) where state <> 'superseded';
create index effect_root on effect (organisation, root);
create index effect_remote on effect (organisation, remote) where remote is not null;
create index effect_open on effect (organisation, state) where state in ('intended', 'unknown');

-- Any ref to any ref, with a role.
create table link (
    organisation text        not null,
    from_ref     text        not null,
    role         text        not null,
    to_ref       text        not null,
    state        text        not null check (state in ('live', 'draft', 'voided', 'gone', 'adopted')),
    since        timestamptz not null,
    primary key (organisation, from_ref, role, to_ref)
);
select kontor_isolate('link');
create index link_to on link (organisation, to_ref);

-- A remote record that bears one of our markers, wherever it was seen.
create table sighting (
    organisation text        not null,
    token        text        not null,
    remote       text        not null,
    result       jsonb       not null,
    seen_at      timestamptz not null,
    primary key (organisation, token, remote)
);
select kontor_isolate('sighting');

-- The hash chain: hashes here, content beside it, so that content can be deleted after its retention.
create table audit (
    organisation  text        not null,
    seq           bigint      not null,
    at            timestamptz not null,
    kind          text        not null,
    subject       text        not null,
    content_hash  text        not null,
    previous_hash text        not null,
    hash          text        not null,
    primary key (organisation, seq)
);
select kontor_isolate('audit');

create table audit_content (
    organisation text   not null,
    seq          bigint not null,
    content      text   not null,
    primary key (organisation, seq),
    foreign key (organisation, seq) references audit (organisation, seq)
);
select kontor_isolate('audit_content');

create table audit_head (
    organisation text   not null primary key,
    seq          bigint not null,
    hash         text   not null
);
select kontor_isolate('audit_head');

create function audit_hash(previous_hash text, seq bigint, at timestamptz, kind text, subject text, content_hash text)
    returns text
    language sql immutable as
$$
select encode(sha256(convert_to(
        previous_hash || E'\n' || seq || E'\n' || (extract(epoch from at) * 1000000)::bigint
        || E'\n' || kind || E'\n' || subject || E'\n' || content_hash, 'UTF8')), 'hex')
$$;

-- Appends one entry; the row lock on the head keeps the chain of an organisation in one line.
create function audit_append(p_organisation text, p_at timestamptz, p_kind text, p_subject text, p_content text)
    returns bigint
    language plpgsql as
$$
declare
    head         audit_head;
    content_hash text := encode(sha256(convert_to(p_content, 'UTF8')), 'hex');
    next_hash    text;
begin
    insert into audit_head values (p_organisation, 0, '') on conflict do nothing;
    select * into head from audit_head h where h.organisation = p_organisation for update;
    next_hash := audit_hash(head.hash, head.seq + 1, p_at, p_kind, p_subject, content_hash);
    insert into audit
    values (p_organisation, head.seq + 1, p_at, p_kind, p_subject, content_hash, head.hash, next_hash);
    insert into audit_content values (p_organisation, head.seq + 1, p_content);
    update audit_head h set seq = head.seq + 1, hash = next_hash where h.organisation = p_organisation;
    return head.seq + 1;
end
$$;

-- When this installation was last heard of; one row.
create table pulse (
    id int         not null primary key check (id = 1),
    at timestamptz not null
);

-- Documents whose number is not known yet: few, and asked for often.
create index effect_without_number on effect (organisation, done_at)
    where state = 'done' and role in ('revenue-document', 'correction') and (result ->> 'number') is null;
