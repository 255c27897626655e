-- Bookkeeping vouchers of revenue, as voucherlist showed them last: an import must not write an invoice for what is booked already.
create table booked_voucher (
    organisation text        not null,
    id           uuid        not null,
    type         text        not null,
    status       text        not null,
    number       text,
    total        numeric,
    contact_name text,
    -- booked on the collective contact: the name says nothing
    collective   boolean     not null,
    voucher_date date        not null,
    created_at   timestamptz not null,
    seen_at      timestamptz not null,
    primary key (organisation, id)
);
select kontor_isolate('booked_voucher');
create index booked_voucher_total on booked_voucher (organisation, type, total);
