-- What products are in the eyes of VAT: as kontor.yaml declares it, or kept from a person's answer.
create table goods_rule (
    organisation text        not null,
    -- sku, product-type, collection or tax-code
    property     text        not null,
    -- lower case; a SKU may end in *
    value        text        not null,
    -- declared or answered; what is declared goes first
    origin       text        not null,
    goods        text        not null,
    service      text        not null,
    posting      text,
    added_at     timestamptz not null,
    added_by     text        not null,
    -- when it left kontor.yaml; null while it holds
    ended_at     timestamptz,
    primary key (organisation, property, value, origin)
);
select kontor_isolate('goods_rule');

-- What people answered to questions about VAT, for one object or (source *) for all later cases of the kind.
create table vat_answer (
    organisation text        not null,
    source       text        not null,
    question     text        not null,
    answer       text        not null,
    answered_at  timestamptz not null,
    answered_by  text        not null,
    primary key (organisation, source, question)
);
select kontor_isolate('vat_answer');

-- Every answer of a register of VAT ids, as proof: never changed, never deleted.
create table vat_id_check (
    organisation text        not null,
    vat_id       text        not null,
    checked_at   timestamptz not null,
    register     text        not null,
    requester    text,
    trader_name  text,
    valid        boolean     not null,
    consultation text,
    name         text,
    address      text,
    name_match   text        not null,
    primary key (organisation, vat_id, checked_at)
);
select kontor_isolate('vat_id_check');

-- What was decided about the VAT of a document, and on which facts, as of the intent that was sent last.
create table vat_decision (
    organisation  text        not null,
    source        text        not null,
    role          text        not null,
    discriminator text        not null,
    decided_at    timestamptz not null,
    facts         jsonb       not null,
    grounds       jsonb       not null,
    -- what it adds to the running totals of the calendar year of supply
    supply_year      int      not null,
    net              numeric  not null,
    net_cross_border numeric  not null,
    net_electronic   numeric  not null,
    primary key (organisation, source, role, discriminator)
);
create index vat_decision_year on vat_decision (organisation, supply_year)
    include (net, net_cross_border, net_electronic);
select kontor_isolate('vat_decision');
