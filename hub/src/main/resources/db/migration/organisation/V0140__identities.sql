-- Who somebody is to an identity provider (hub.oidc). Not of one organisation, hence without one.
create table console_identity (
    issuer    text        not null,
    subject   text        not null,
    user_id   uuid        not null references console_user,
    linked_at timestamptz not null,
    primary key (issuer, subject)
);
create index console_identity_user on console_identity (user_id);

-- Whether somebody signs in through the identity provider only. Holds while there is one.
alter table console_user add column password_off boolean not null default false;

-- Journeys to the identity provider that are not over. The handle itself is kept by the browser alone.
create table oidc_journey (
    handle_hash   bytea       primary key,
    state         text        not null,
    nonce         text        not null,
    code_verifier text        not null,
    redirect_uri  text        not null,
    -- whom the identity is to be linked to; null: a sign-in
    user_id       uuid,
    begun_at      timestamptz not null
);
