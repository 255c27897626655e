-- People look for orders by the begin of their number.
create index source_object_number on source_object (organisation, number collate "C");
create index stuck_likes on stuck (organisation, code, since) where closed_at is null;
