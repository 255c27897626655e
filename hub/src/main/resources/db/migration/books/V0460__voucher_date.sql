-- The date that a document bears, by which the past is compared. Null until voucherlist was read for it.
alter table document add column voucher_date date;
create index document_dated on document (organisation, kind, voucher_date) where voucher_date is not null;
