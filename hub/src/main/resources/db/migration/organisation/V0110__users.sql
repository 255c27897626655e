-- People who may sign in to the console. Not of one organisation, hence without one.
create table console_user (
    id            uuid        primary key,
    -- lower case
    email         text        not null unique,
    name          text        not null,
    -- Argon2id; null: signs in through the identity provider only
    password_hash text,
    administrator boolean     not null,
    language      text        not null check (language in ('de', 'en')),
    theme         text        not null check (theme in ('light', 'dark', 'auto')),
    created_at    timestamptz not null,
    disabled_at   timestamptz
);

-- What somebody is to an organisation. Without a reference to it: a role outlives its leaving kontor.yaml.
create table membership (
    organisation text        not null,
    user_id      uuid        not null references console_user,
    role         text        not null check (role in ('owner', 'bookkeeper', 'viewer')),
    since        timestamptz not null,
    primary key (organisation, user_id)
);
select kontor_isolate('membership');
create index membership_user on membership (user_id);

-- Who is signed in. The token itself is kept by the browser alone.
create table console_session (
    token_hash bytea       primary key,
    user_id    uuid        not null references console_user,
    begun_at   timestamptz not null,
    used_at    timestamptz not null
);
create index console_session_user on console_session (user_id);

-- Attempts to sign in, by account and by address, within a quarter of an hour.
create table sign_in_failure (
    who      text        primary key,
    failures int         not null,
    since    timestamptz not null
);
