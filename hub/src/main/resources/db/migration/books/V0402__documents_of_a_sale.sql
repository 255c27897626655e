-- How many documents the sale needed, this one included: one for each tax group.
alter table vat_decision add column documents int not null default 1;
