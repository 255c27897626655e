-- Sweeps and imports queue behind what just happened: they have a cursor of turns of their own.
alter table pace add column turn_later timestamptz not null default clock_timestamp();

comment on column pace.turn is 'the latest instant promised to a pass of something that just happened';
comment on column pace.turn_later is 'the latest instant promised to a pass in the background';

-- As before, for work in the background, too: it is promised turns behind all others, and waits
-- less long for a slot, so that one is always near for whoever comes with more right.
-- (The function with three arguments stays for processes of the version before.)
create function pace_take(p_organisation text, p_names text[], p_patience interval, p_background boolean)
    returns table (granted boolean, at timestamptz, wait_micros bigint, binding text)
    language plpgsql as
$$
declare
    one      pace;
    moment   timestamptz := clock_timestamp();
    slot     timestamptz;
    patience interval;
    promised timestamptz;
    slowest  text := '';
    widest   interval := interval '0';
    step     interval;
begin
    slot := moment;
    for one in select * from pace p where p.organisation = p_organisation and p.name = any (p_names)
               order by p.name for update
    loop
        step := make_interval(secs => (1 / pace_rate(one))::double precision);
        if step > widest then
            widest := step;
            slowest := one.name;
        end if;
        slot := greatest(slot, one.next_slot);
    end loop;
    moment := clock_timestamp();
    slot := greatest(slot, moment);
    -- a slow pace needs more patience than its own interval, or slots between two looks go unused
    patience := greatest(p_patience, widest * case when p_background then 1.2 else 1.5 end);
    if slot <= moment + patience then
        update pace p
        set next_slot = slot + make_interval(secs => (1 / pace_rate(p))::double precision)
        where p.organisation = p_organisation and p.name = any (p_names);
        return query select true, slot, (extract(epoch from slot - moment) * 1000000)::bigint, slowest;
    elsif p_background then
        update pace p
        set turn_later = greatest(p.turn_later, p.turn, moment + patience * 0.5, slot - patience)
                + make_interval(secs => (1 / pace_rate(p) / 1.15)::double precision)
        where p.organisation = p_organisation and p.name = any (p_names);
        select max(p.turn_later) into promised from pace p
        where p.organisation = p_organisation and p.name = any (p_names);
        return query select false, promised, 0::bigint, slowest;
    else
        update pace p
        set turn = greatest(p.turn, moment + patience * 0.5, slot - patience)
                + make_interval(secs => (1 / pace_rate(p) / 1.15)::double precision)
        where p.organisation = p_organisation and p.name = any (p_names);
        select max(p.turn) into promised from pace p
        where p.organisation = p_organisation and p.name = any (p_names);
        return query select false, promised, 0::bigint, slowest;
    end if;
end
$$;
