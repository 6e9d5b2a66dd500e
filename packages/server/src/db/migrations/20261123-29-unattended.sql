-- What the program does by itself: final runs of editions (docs/decisions/runs.md), monitoring by calendar (docs/decisions/warnings.md).

-- A final run each locked package is owed by each standard; the row that is held while it is made, so that it is made once.
create table final_run (
  county_code  text not null,
  package_id   uuid not null,
  standard_key text not null check (standard_key <> ''),
  state        text not null check (state in ('waiting', 'made', 'given_up')),
  attempts     integer not null,
  -- Not tried before.
  due_at       timestamptz not null,
  -- Why the last attempt failed, in words for people.
  reason       text,
  run_id       uuid,
  asked_at     timestamptz not null,
  settled_at   timestamptz,
  primary key (county_code, package_id, standard_key),
  foreign key (county_code, package_id) references package,
  foreign key (county_code, run_id) references evaluation_run,
  check ((state = 'made') = (run_id is not null)),
  check ((state = 'waiting') = (settled_at is null))
);

create index final_run_waiting on final_run (county_code, due_at) where state = 'waiting';

-- A file has no basis; without a word for that, two askers at once would each get a run of their own.
drop index evaluation_run_final;
create unique index evaluation_run_final on evaluation_run
  (county_code, source_id, standard_hash, profile_hash, coalesce(run_basis, ''), engine) where kind = 'final';

-- When a county has its figures gone through by itself.
create table monitoring_calendar (
  county_code  text primary key references county,
  every        text not null check (every in ('never', 'month', 'quarter', 'dates')),
  -- Of the month, or of the quarter's first month.
  day          integer not null check (day between 1 and 28),
  -- The county's own days, as a list.
  dates        jsonb not null,
  -- Days before are not caught up.
  since        date not null,
  changed_at   timestamptz not null,
  changed_name text not null
);

-- What one going through on a day of the calendar found. Its key lets it happen once.
create table monitoring_batch (
  county_code text not null references county,
  day         date not null,
  at          timestamptz not null,
  -- The provisional run that was kept; none where there was nothing to judge.
  run_id      uuid,
  opened      integer not null,
  changed     integer not null,
  closed      integer not null,
  escalated   integer not null,
  -- How many warnings stood afterwards, by level.
  levels      jsonb not null,
  -- Why there was nothing to judge.
  reason      text,
  primary key (county_code, day),
  foreign key (county_code, run_id) references evaluation_run,
  check ((run_id is null) = (reason is not null))
);

grant select, insert on final_run, monitoring_calendar, monitoring_batch to junheng_app;
grant update (state, attempts, due_at, reason, run_id, settled_at) on final_run to junheng_app;
grant update (every, day, dates, since, changed_at, changed_name) on monitoring_calendar to junheng_app;
