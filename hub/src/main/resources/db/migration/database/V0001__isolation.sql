-- The second wall between organisations: every table with a column "organisation" calls this right after it was made.
-- A transaction names its organisation in the setting kontor.organisation ('*' sees all); without it no row is visible.
-- Forced, so that it binds the owner, too.
create function kontor_isolate(isolated regclass) returns void
    language plpgsql as
$$
begin
    execute format('alter table %s enable row level security', isolated);
    execute format('alter table %s force row level security', isolated);
    execute format(
            'create policy own_organisation on %s using ('
                || 'organisation = current_setting(''kontor.organisation'', true) '
                || 'or current_setting(''kontor.organisation'', true) = ''*'')',
            isolated);
end
$$;
