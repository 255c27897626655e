-- Words of names, so that people find documents and contacts by any of them. Row-level security lets only comparisons
-- through to an index (other operators could leak what they see), hence words in rows and not text search.
create table name_word (
    organisation text not null,
    word         text not null,
    -- as it stands in document.contact_name or contact.name
    name         text not null,
    primary key (organisation, word, name)
);
select kontor_isolate('name_word');
create index name_word_begin on name_word (organisation, word collate "C");

create function note_name_words(p_organisation text, p_name text) returns void
    language sql as
$$
insert into name_word
select distinct p_organisation, word, p_name
from regexp_split_to_table(lower(p_name), '[^[:alnum:]]+') as word
where word <> ''
on conflict do nothing
$$;

-- By trigger, because processes of the version before write these tables, too.
create function document_name_words() returns trigger
    language plpgsql as
$$
begin
    perform note_name_words(new.organisation, new.contact_name);
    return null;
end
$$;
create trigger document_named after insert on document
    for each row when (new.contact_name is not null) execute function document_name_words();
create trigger document_renamed after update of contact_name on document
    for each row when (new.contact_name is distinct from old.contact_name and new.contact_name is not null)
    execute function document_name_words();

create function contact_name_words() returns trigger
    language plpgsql as
$$
begin
    perform note_name_words(new.organisation, new.name);
    return null;
end
$$;
create trigger contact_named after insert on contact
    for each row execute function contact_name_words();
create trigger contact_renamed after update of name on contact
    for each row when (new.name <> old.name) execute function contact_name_words();

insert into name_word
select distinct named.organisation, word, named.name
from (select organisation, contact_name as name from document where contact_name is not null
      union select organisation, name from contact) named,
     regexp_split_to_table(lower(named.name), '[^[:alnum:]]+') as word
where word <> ''
on conflict do nothing;

create index document_newest on document (organisation, created_at desc, id desc);
create index document_number on document (organisation, number collate "C");
create index document_customer on document (organisation, contact_name, created_at desc);
create index document_status on document (organisation, status, created_at desc, id desc);
create index contact_newest on contact (organisation, name collate "C", id);
create index contact_named on contact (organisation, name);
