-- Who ordered that flows may act on this one object although it is older than their start.
alter table source_object add column mandated_by text;

-- A short word for why an item is as it is, by which people take it together with its likes, and what its kind of job knows of it.
alter table job_item add column reason text;
alter table job_item add column detail jsonb;
create index job_item_chosen on job_item (organisation, job, chosen) where chosen is not null;
