-- An object that has work waiting or being done. A row lives only as long as there is something to do.
create table work (
    organisation text        not null,
    ref          text        not null,
    revision     bigint      not null default 1,
    fence        bigint      not null default 0,
    priority     smallint    not null,
    signalled_at timestamptz not null,
    -- set while a pass has given its place back: the instant that was promised to it instead
    turn         timestamptz,
    primary key (organisation, ref)
);
select kontor_isolate('work');

-- Fences grow over the whole installation, so that a row made anew never repeats a number.
create sequence work_fence;

-- db-scheduler's table (16.x). No index on last_heartbeat, room on the page: heartbeats stay cheap
-- (facts, building-blocks.md, db-scheduler).
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
) with (fillfactor = 50);
create index scheduled_tasks_due on scheduled_tasks (priority desc, execution_time) where not picked;
create index scheduled_tasks_time on scheduled_tasks (execution_time);

-- A limit that hands out instants ("slots") at which one request may be sent.
create table pace (
    organisation text        not null,
    name         text        not null,
    -- as configured, never above the documented limit
    per_second   numeric     not null check (per_second > 0),
    -- after a 429: the slower rate it was set to, and when
    slowed_to    numeric,
    slowed_at    timestamptz,
    -- the earliest instant that is still free
    next_slot    timestamptz not null,
    -- the latest instant promised to a pass that gave its place back
    turn         timestamptz not null,
    primary key (organisation, name)
);
select kontor_isolate('pace');

-- The rate that holds now: slowed by a 429, regained by quiet (a twentieth of the rate every ten seconds).
create function pace_rate(p pace) returns numeric
    language sql stable as
$$
select case
           when p.slowed_at is null then p.per_second
           -- until its pause is over, slowed_at lies in the future
           else least(p.per_second, p.slowed_to + p.per_second * 0.05 *
                greatest(0, extract(epoch from clock_timestamp() - p.slowed_at) / 10)::numeric)
       end
$$;

-- Takes one slot that is free in all the named paces at once, if it lies within `patience`; else
-- promises a turn. Turns are handed out a little faster than slots, so that the limit stays in use
-- when a promised pass turns out to need nothing.
create function pace_take(p_organisation text, p_names text[], p_patience interval)
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
    patience := greatest(p_patience, widest * 1.5);
    if slot <= moment + patience then
        update pace p
        set next_slot = slot + make_interval(secs => (1 / pace_rate(p))::double precision)
        where p.organisation = p_organisation and p.name = any (p_names);
        return query select true, slot, (extract(epoch from slot - moment) * 1000000)::bigint, slowest;
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
