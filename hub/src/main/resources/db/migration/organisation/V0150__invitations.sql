-- Who was asked into an organisation and has not answered yet. Nobody is anybody before: whoever has the
-- link gives themselves a password, or accepts as who they are. The token itself is in the link alone.
create table invitation (
    organisation text        not null,
    -- lower case
    email        text        not null,
    token_hash   bytea       not null unique,
    name         text        not null,
    role         text        not null check (role in ('owner', 'bookkeeper', 'viewer')),
    invited_by   text        not null,
    made_at      timestamptz not null,
    expires_at   timestamptz not null,
    primary key (organisation, email)
);
select kontor_isolate('invitation');
