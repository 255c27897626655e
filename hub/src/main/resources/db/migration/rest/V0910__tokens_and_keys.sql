-- Tokens of the management API: each for one organisation, with scopes. Only a hash is kept.
create table api_token (
    organisation text        not null,
    id           uuid        not null,
    name         text        not null,
    token_hash   text        not null unique,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    primary key (organisation, id)
);
select kontor_isolate('api_token');

-- What was answered to a writing call with an idempotency key: the same call again gets the same answer.
create table idempotency_key (
    caller       text        not null,
    key          text        not null,
    request_hash text        not null,
    -- null while the first call is under way
    status       int,
    content_type text,
    body         text,
    created_at   timestamptz not null,
    primary key (caller, key)
);
create index idempotency_key_age on idempotency_key (created_at);
